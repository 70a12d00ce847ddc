package dev.assay.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.CosignatureVerifier;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.checkpoint.NoteVerifiers;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.NoteVerdict;
import dev.assay.ledger.note.SignedNote;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.note.VerifierLookup;
import dev.assay.testkit.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule of C2SP tlog-witness, "add-checkpoint", and its status code. */
class WitnessTest {
    private final TestClock clock = TestClock.at("2026-11-20T10:00:00Z");
    private final TestLog log = TestLog.of("example.org/log", 40);
    private final WitnessState state = new InMemoryWitnessState();
    private final Witness witness = TestWitness.of(state, clock, log);

    @Test
    void a_first_checkpoint_is_cosigned_with_both_keys_and_kept_with_the_logs_signatures() {
        AddCheckpointAnswer answer = witness.addCheckpoint(log.request(0, 7).toBytes());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(verified(log.signed(7), answer).verified())
                .extracting(NoteSignature::keyId)
                .containsExactlyElementsOf(
                        TestWitness.keys().stream().map(VerifierKey::id).toList());
        SignedCheckpoint kept = witness.latest(log.origin).orElseThrow();
        assertThat(kept.checkpoint()).isEqualTo(log.checkpoint(7));
        assertThat(kept.note().signatures())
                .startsWith(log.signed(7).note().signatures().getFirst())
                .endsWith(((AddCheckpointAnswer.Accepted) answer).cosignatures().getLast())
                .hasSize(4);
    }

    @Test
    void the_log_may_grow_stay_and_start_empty() {
        assertThat(status(log.request(0, 0))).isEqualTo(200);
        assertThat(status(log.request(0, 0))).isEqualTo(200);
        assertThat(status(log.request(0, 1))).isEqualTo(200);
        assertThat(status(log.request(1, 1))).isEqualTo(200);
        assertThat(status(log.request(1, 8))).isEqualTo(200);
        assertThat(status(log.request(8, 40))).isEqualTo(200);
    }

    @Test
    void malformed_is_400() {
        AddCheckpointAnswer answer = witness.addCheckpoint("old\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.text()).endsWith("\n");
    }

    @Test
    void an_old_size_over_the_checkpoints_is_400() {
        accept(10);
        assertThat(status(new AddCheckpointRequest(10, List.of(), log.signed(9))))
                .isEqualTo(400);
    }

    @Test
    void an_unknown_origin_is_404_whoever_signed_it() {
        assertThat(status(TestLog.of("example.org/other", 3).request(0, 3))).isEqualTo(404);
    }

    @Test
    void a_checkpoint_that_no_trusted_key_signed_is_403() {
        NoteSecret stranger = NoteSecret.ofSeed("example.org/log", VerifierKey.ED25519, TestLog.seed(99));
        SignedCheckpoint signed = SignedCheckpoint.sign(log.checkpoint(5), List.of(stranger.signer(clock)));
        assertThat(status(new AddCheckpointRequest(0, List.of(), signed))).isEqualTo(403);
    }

    @Test
    void a_wrong_signature_of_a_trusted_key_is_403_even_beside_a_good_one() {
        SignedCheckpoint good = log.signed(5);
        SignedCheckpoint other = log.signed(6);
        SignedNote mixed = new SignedNote(
                good.note().text(),
                List.of(
                        good.note().signatures().get(0),
                        other.note().signatures().get(1)));
        assertThat(status(new AddCheckpointRequest(0, List.of(), new SignedCheckpoint(good.checkpoint(), mixed))))
                .isEqualTo(403);
    }

    @Test
    void one_trusted_signature_is_enough_and_those_of_strangers_are_dropped() {
        NoteSecret stranger = NoteSecret.ofSeed("stranger.example", VerifierKey.ED25519, TestLog.seed(99));
        SignedCheckpoint signed =
                SignedCheckpoint.sign(log.checkpoint(5), List.of(stranger.signer(clock), log.ed25519Signer()));
        assertThat(status(new AddCheckpointRequest(0, List.of(), signed))).isEqualTo(200);
        assertThat(witness.latest(log.origin).orElseThrow().note().signatures())
                .extracting(NoteSignature::name)
                .containsExactly("example.org/log", TestWitness.NAME, TestWitness.NAME);
    }

    @Test
    void another_old_size_than_the_cosigned_one_is_409_with_that_size() {
        assertConflict(log.request(3, 7), "0\n");
        accept(10);
        assertConflict(log.request(0, 20), "10\n");
        assertConflict(log.request(9, 20), "10\n");
        assertConflict(log.request(11, 20), "10\n");
        assertConflict(log.request(0, 0), "10\n");
    }

    @Test
    void a_rollback_is_never_cosigned() {
        accept(10);
        assertConflict(log.request(5, 5), "10\n");
        assertConflict(log.request(0, 5), "10\n");
        assertThat(witness.latest(log.origin).orElseThrow().checkpoint().size()).isEqualTo(10);
    }

    @Test
    void a_fork_is_422_at_the_same_size_and_beyond() {
        accept(10);
        TestLog fork = log.forkedAt(5, 20);
        assertThat(status(fork.request(10, 10))).isEqualTo(422);
        assertThat(status(fork.request(10, 20))).isEqualTo(422);
        assertThat(status(new AddCheckpointRequest(10, log.path(10, 20), fork.signed(20))))
                .isEqualTo(422);
        assertThat(witness.latest(log.origin).orElseThrow().checkpoint()).isEqualTo(log.checkpoint(10));
    }

    @Test
    void a_wrong_missing_or_needless_proof_is_422() {
        assertThat(status(new AddCheckpointRequest(0, log.path(3, 7), log.signed(7))))
                .isEqualTo(422);
        accept(10);
        assertThat(status(new AddCheckpointRequest(10, List.of(), log.signed(20))))
                .isEqualTo(422);
        assertThat(status(new AddCheckpointRequest(10, log.path(9, 20), log.signed(20))))
                .isEqualTo(422);
        assertThat(status(new AddCheckpointRequest(10, log.path(3, 10), log.signed(10))))
                .isEqualTo(422);
    }

    @Test
    void an_empty_tree_with_another_root_than_the_empty_one_is_422() {
        Checkpoint wrong = new Checkpoint(log.origin, 0, log.root(1));
        assertThat(status(new AddCheckpointRequest(0, List.of(), log.sign(wrong))))
                .isEqualTo(422);
        assertThat(Merkle.emptyRoot()).isEqualTo(log.root(0));
    }

    @Test
    void one_log_says_nothing_about_another() {
        TestLog second = TestLog.of("example.org/second", 5);
        Witness both = TestWitness.of(state, clock, log, second);
        assertThat(both.addCheckpoint(log.request(0, 9)).status()).isEqualTo(200);
        assertThat(both.addCheckpoint(second.request(0, 4)).status()).isEqualTo(200);
        assertThat(both.addCheckpoint(log.request(9, 10)).status()).isEqualTo(200);
    }

    @Test
    void both_cosignatures_carry_the_time_of_the_clock() {
        assertThat(times(log.request(0, 1))).containsOnly(clock.instant().getEpochSecond());
    }

    @Test
    void the_signed_time_never_goes_back() {
        long first = clock.instant().getEpochSecond();
        accept(1);
        clock.advance(Witness.MAX_CLOCK_BEHIND.negated());
        assertThat(times(log.request(1, 2))).containsOnly(first);
        clock.advance(Duration.ofSeconds(-1));
        assertThatThrownBy(() -> witness.addCheckpoint(log.request(2, 3)))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        fault -> assertThat(fault.code()).isEqualTo(LedgerError.CLOCK_WENT_BACK));
        assertThat(witness.latest(log.origin).orElseThrow().checkpoint().size()).isEqualTo(2);
        clock.advance(Witness.MAX_CLOCK_BEHIND.plusSeconds(6));
        assertThat(times(log.request(2, 3))).containsOnly(first + 5);
    }

    @Test
    void a_clock_before_1970_signs_nothing() {
        clock.set(java.time.Instant.EPOCH);
        assertThatThrownBy(() -> witness.addCheckpoint(log.request(0, 1))).isInstanceOf(LedgerException.class);
    }

    @Test
    void a_memory_that_cannot_be_written_gives_no_signature_away() {
        WitnessState full = new FullDisk(state);
        Witness unlucky = TestWitness.of(full, clock, log);
        assertThatThrownBy(() -> unlucky.addCheckpoint(log.request(0, 1))).isInstanceOf(LedgerException.class);
        assertThat(state.latest(log.origin)).isEmpty();
    }

    @Test
    void keys_that_cannot_cosign_or_have_two_names_make_no_witness() {
        NoteSecret plain = NoteSecret.ofSeed(TestWitness.NAME, VerifierKey.ED25519, TestLog.seed(1));
        NoteSecret other = NoteSecret.ofSeed("w2", VerifierKey.ED25519_COSIGNATURE, TestLog.seed(1));
        for (List<NoteSecret> secrets : List.of(
                List.<NoteSecret>of(),
                List.of(plain),
                List.of(TestWitness.secrets(TestWitness.NAME, 10).getFirst(), other))) {
            assertThatThrownBy(() -> new Witness(secrets, TestWitness.knowing(log), state, clock))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_text_of_an_answer_is_that_of_the_specification() {
        assertThat(new AddCheckpointAnswer.Conflict(20852014).text()).isEqualTo("20852014\n");
        assertThat(new AddCheckpointAnswer.Conflict(0).contentType()).isEqualTo("text/x.tlog.size");
        AddCheckpointAnswer answer = witness.addCheckpoint(log.request(0, 3));
        assertThat(answer.text().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("\u2014 " + TestWitness.NAME + " "));
        assertThat(answer.text()).endsWith("\n");
    }

    private void accept(int size) {
        assertThat(status(log.request(0, size))).isEqualTo(200);
    }

    private int status(AddCheckpointRequest request) {
        return witness.addCheckpoint(request.toBytes()).status();
    }

    private void assertConflict(AddCheckpointRequest request, String body) {
        AddCheckpointAnswer answer = witness.addCheckpoint(request.toBytes());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.contentType()).isEqualTo("text/x.tlog.size");
        assertThat(answer.body()).isEqualTo(body.getBytes(StandardCharsets.US_ASCII));
    }

    private List<Long> times(AddCheckpointRequest request) {
        AddCheckpointAnswer answer = witness.addCheckpoint(request);
        assertThat(answer).isInstanceOf(AddCheckpointAnswer.Accepted.class);
        return ((AddCheckpointAnswer.Accepted) answer)
                .cosignatures().stream()
                        .map(signature -> CosignatureVerifier.timestampOf(signature.signature()))
                        .toList();
    }

    private static NoteVerdict.Opened verified(SignedCheckpoint signed, AddCheckpointAnswer answer) {
        SignedNote note = new SignedNote(signed.note().text(), ((AddCheckpointAnswer.Accepted) answer).cosignatures());
        NoteVerdict verdict = note.open(VerifierLookup.in(
                TestWitness.keys().stream().map(NoteVerifiers::of).toList()));
        assertThat(verdict).isInstanceOf(NoteVerdict.Opened.class);
        return (NoteVerdict.Opened) verdict;
    }

    /** A memory on a disk without space. */
    private record FullDisk(WitnessState state) implements WitnessState {
        @Override
        public java.util.Optional<SignedCheckpoint> latest(String origin) {
            return state.latest(origin);
        }

        @Override
        public java.util.Map<String, SignedCheckpoint> all() {
            return state.all();
        }

        @Override
        public boolean replace(java.util.Optional<SignedCheckpoint> expected, SignedCheckpoint next) {
            throw new LedgerException(LedgerError.DISK_FULL, "no space left", "free some");
        }

        @Override
        public void close() {}
    }
}
