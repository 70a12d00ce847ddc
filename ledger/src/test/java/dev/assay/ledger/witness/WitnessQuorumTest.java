package dev.assay.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.testkit.Fuzz;
import dev.assay.testkit.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WitnessQuorumTest {
    private static final QuorumLimits LIMITS =
            new QuorumLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 3, Duration.ofMillis(1));

    private final TestClock clock = TestClock.at("2026-11-20T10:00:00Z");
    private final TestLog log = TestLog.of("example.org/log", 40);
    private final Network network = new Network();
    private final List<RemoteWitness> remotes = new ArrayList<>();

    WitnessQuorumTest() {
        for (int i = 1; i <= 3; i++) {
            List<NoteSecret> secrets = TestWitness.secrets("witness.example/" + i, 10 * i);
            Witness witness = new Witness(secrets, TestWitness.knowing(log), new InMemoryWitnessState(), clock);
            String address = "https://w" + i;
            network.witnesses.put(address, witness);
            remotes.add(new RemoteWitness("w" + i, secrets.getLast().key(), address));
        }
    }

    @Test
    void enough_cosignatures_are_merged_in_the_order_of_the_policy_and_believed() {
        SignedCheckpoint cosigned = met(quorum(3).cosign(log.signed(7), log::consistency));

        assertThat(cosigned.note().signatures())
                .extracting(NoteSignature::name)
                .containsExactly(log.origin, log.origin, "witness.example/1", "witness.example/2", "witness.example/3");
        CheckpointPolicy policy = new CheckpointPolicy(
                log.origin, log.keys(), remotes.stream().map(RemoteWitness::key).toList(), 3);
        assertThat(policy.judge(cosigned.toBytes())).isInstanceOf(CheckpointPolicy.Accepted.class);
    }

    @Test
    void a_witness_that_has_an_older_size_is_given_a_proof_and_next_time_at_once() {
        WitnessQuorum quorum = quorum(3);
        met(quorum.cosign(log.signed(7), log::consistency));
        assertThat(network.requests).hasValue(3);
        met(quorum.cosign(log.signed(20), log::consistency));
        assertThat(network.requests).hasValue(6);

        // Another process knows nothing and asks from size 0: one refusal with the size, then the proof.
        met(quorum(3).cosign(log.signed(30), log::consistency));
        assertThat(network.requests).hasValue(12);
    }

    @Test
    void a_published_checkpoint_tells_which_size_its_witnesses_have() {
        SignedCheckpoint published = met(quorum(3).cosign(log.signed(7), log::consistency));
        WitnessQuorum quorum = quorum(3);
        quorum.remember(published);
        network.requests.set(0);
        met(quorum.cosign(log.signed(9), log::consistency));
        assertThat(network.requests).hasValue(3);
    }

    @Test
    void an_empty_log_and_the_same_checkpoint_again_are_cosigned() {
        WitnessQuorum quorum = quorum(3);
        met(quorum.cosign(log.signed(0), log::consistency));
        SignedCheckpoint first = met(quorum.cosign(log.signed(5), log::consistency));
        clock.advance(Duration.ofSeconds(5));
        SignedCheckpoint second = met(quorum.cosign(first, log::consistency));
        assertThat(second.note().signatures()).hasSameSizeAs(first.note().signatures());
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void two_of_three_are_enough_when_one_is_gone() {
        network.down("https://w2");
        SignedCheckpoint cosigned = met(quorum(2).cosign(log.signed(7), log::consistency));
        assertThat(cosigned.note().signatures())
                .extracting(NoteSignature::name)
                .contains("witness.example/1", "witness.example/3")
                .doesNotContain("witness.example/2");
    }

    @Test
    void too_few_are_named_with_the_reason_of_each() {
        network.down("https://w1");
        network.down("https://w3");
        Cosigned.Missing missing = missing(quorum(2).cosign(log.signed(7), log::consistency));
        assertThat(missing.have()).isOne();
        assertThat(missing.need()).isEqualTo(2);
        assertThat(missing.why()).hasSize(2);
        assertThat(missing.sentence())
                .startsWith("1 of 2 required witnesses cosigned")
                .contains("witness 'w1' at https://w1: it could not be reached: connection refused");
        assertThat(network.requests).hasValue(1 + 2 * LIMITS.attempts());
    }

    @Test
    void two_keys_at_one_address_that_is_down_are_one_sentence() {
        NoteSecret other = TestWitness.secrets("witness.example/1", 10).getFirst();
        List<RemoteWitness> both = List.of(remotes.getFirst(), new RemoteWitness("w1-ed", other.key(), "https://w1"));
        network.down("https://w1");
        WitnessQuorum quorum = new WitnessQuorum(WitnessPolicy.ofNames(1, both), network, LIMITS);
        assertThat(missing(quorum.cosign(log.signed(7), log::consistency)).why())
                .containsExactly("witness 'w1', 'w1-ed' at https://w1: it could not be reached: connection refused");
    }

    @Test
    void a_witness_that_cannot_now_is_asked_again() {
        network.instead("https://w1", List.of(answers(503, "busy\n"), answers(429, "slow down\n")));
        met(quorum(3).cosign(log.signed(7), log::consistency));
        assertThat(network.requests).hasValue(5);
    }

    @Test
    void a_witness_that_never_can_is_given_up() {
        network.always("https://w1", answers(500, "disk\u0007 full\nmore"));
        assertThat(missing(quorum(3).cosign(log.signed(7), log::consistency)).sentence())
                .contains("it answered 500: disk? full")
                .doesNotContain("more");
    }

    @Test
    void a_rollback_of_the_log_is_named() {
        met(quorum(3).cosign(log.signed(20), log::consistency));
        assertThat(missing(quorum(3).cosign(log.signed(10), log::consistency)).why())
                .allSatisfy(why -> assertThat(why)
                        .contains("it has cosigned 20 entries of this log, more than the 10", "went back"));
    }

    @Test
    void a_fork_of_the_log_is_named() {
        met(quorum(3).cosign(log.signed(20), log::consistency));
        TestLog fork = log.forkedAt(10, 40);
        for (int size : List.of(20, 30)) {
            assertThat(missing(quorum(3).cosign(fork.signed(size), fork::consistency))
                            .why())
                    .hasSize(3)
                    .allSatisfy(why -> assertThat(why).contains("does not extend the 20", "422"));
        }
    }

    @Test
    void refusals_are_quoted() {
        network.always("https://w1", answers(403, "no trusted signature\n"));
        network.always("https://w2", answers(404, "never heard of it\n"));
        network.always("https://w3", answers(400, ""));
        assertThat(missing(quorum(1).cosign(log.signed(7), log::consistency)).sentence())
                .contains("(403): no trusted signature", "(404): never heard of it", "it answered 400");
    }

    @Test
    void contradictory_or_endless_conflicts_end() {
        network.always("https://w1", answers(409, "0\n"));
        network.always("https://w2", answers(409, "many\n"));
        AtomicInteger size = new AtomicInteger();
        network.always("https://w3", () -> new WitnessTransport.Reply.Answered(409, size.incrementAndGet() + "\n"));
        assertThat(missing(quorum(1).cosign(log.signed(7), log::consistency)).sentence())
                .contains("still refuses", "409 without a size: many", "4 times in a row");
    }

    @Test
    void an_answer_without_a_good_cosignature_is_refused() {
        Witness other = new Witness(
                TestWitness.secrets("witness.example/9", 90),
                TestWitness.knowing(log),
                new InMemoryWitnessState(),
                clock);
        String stranger = other.addCheckpoint(log.request(0, 7)).text();
        String ofAnotherSize =
                network.witness("https://w2").addCheckpoint(log.request(0, 6)).text();
        network.always("https://w1", answers(200, stranger));
        network.always("https://w2", answers(200, ofAnotherSize));
        network.always("https://w3", answers(200, "fine\n"));
        assertThat(missing(quorum(1).cosign(log.signed(7), log::consistency)).sentence())
                .contains("no known key has signed it", "does not verify", "not signature lines");
    }

    @Test
    void a_cosignature_without_a_time_is_refused() {
        NoteSecret secret = TestWitness.secrets("witness.example/1", 10).getLast();
        NoteSignature timeless = SignedCheckpoint.sign(
                        log.checkpoint(7), List.of(secret.signer(() -> java.time.Instant.EPOCH)))
                .note()
                .signatures()
                .getFirst();
        network.always("https://w1", answers(200, timeless.line()));
        assertThat(missing(quorum(3).cosign(log.signed(7), log::consistency)).sentence())
                .contains("carries no time");
    }

    @Test
    void lines_of_unknown_keys_in_an_answer_are_ignored() {
        // Each witness answers with two lines, and the policy knows the second key only.
        assertThat(met(quorum(3).cosign(log.signed(7), log::consistency)).note().signatures())
                .hasSize(5);
    }

    @Test
    void a_slow_witness_does_not_hold_up_a_quorum_that_is_met() {
        CountDownLatch never = new CountDownLatch(1);
        network.always("https://w1", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new WitnessTransport.Reply.Unreachable("interrupted");
        });
        met(quorum(2).cosign(log.signed(7), log::consistency));
    }

    @Test
    void silence_ends_at_the_time_limit() {
        CountDownLatch never = new CountDownLatch(1);
        WitnessTransport silent = (address, body, limit) -> {
            never.await();
            return new WitnessTransport.Reply.Unreachable("never");
        };
        QuorumLimits short_ = new QuorumLimits(Duration.ofSeconds(5), Duration.ofMillis(50), 3, Duration.ZERO);
        WitnessQuorum quorum = new WitnessQuorum(WitnessPolicy.of(1, remotes), silent, short_);
        assertThat(missing(quorum.cosign(log.signed(7), log::consistency)).why())
                .hasSize(3)
                .allSatisfy(why -> assertThat(why).contains("did not answer within 50 ms"));
    }

    @Test
    void tiles_that_cannot_be_read_are_part_of_the_outcome() {
        met(quorum(3).cosign(log.signed(7), log::consistency));
        ProofSource broken = (oldSize, newSize) -> {
            throw new LedgerException(LedgerError.NOT_FOUND, "tile/0/000 is missing", "restore it");
        };
        assertThat(missing(quorum(3).cosign(log.signed(9), broken)).why())
                .allSatisfy(why -> assertThat(why).contains("no proof from size 7", "tile/0/000 is missing"));
    }

    @Test
    void a_defect_is_thrown_where_the_log_sees_it() {
        WitnessTransport defective = (address, body, limit) -> {
            throw new IllegalStateException("a defect");
        };
        WitnessQuorum quorum = new WitnessQuorum(WitnessPolicy.of(1, remotes), defective, LIMITS);
        assertThatThrownBy(() -> quorum.cosign(log.signed(7), log::consistency))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void proofs_are_asked_for_by_one_thread_at_a_time() {
        met(quorum(3).cosign(log.signed(7), log::consistency));
        AtomicInteger inside = new AtomicInteger();
        List<Integer> seen = new CopyOnWriteArrayList<>();
        met(quorum(3).cosign(log.signed(20), (oldSize, newSize) -> {
            seen.add(inside.incrementAndGet());
            log.root((int) newSize);
            inside.decrementAndGet();
            return log.consistency(oldSize, newSize);
        }));
        assertThat(seen).hasSize(3).containsOnly(1);
    }

    @Test
    void without_a_quorum_nobody_is_asked() {
        WitnessQuorum quorum = new WitnessQuorum(WitnessPolicy.of(0, remotes), network, LIMITS);
        assertThat(met(quorum.cosign(log.signed(7), log::consistency))).isEqualTo(log.signed(7));
        assertThat(Cosigners.none().cosign(log.signed(7), log::consistency)).isInstanceOf(Cosigned.Met.class);
        assertThat(network.requests).hasValue(0);
    }

    @Test
    void a_witness_without_an_address_is_missing() {
        RemoteWitness offline = new RemoteWitness(
                "offline",
                NoteSecret.ofSeed("offline", VerifierKey.ED25519_COSIGNATURE, TestLog.seed(77))
                        .key(),
                "");
        WitnessQuorum quorum = new WitnessQuorum(WitnessPolicy.of(1, List.of(offline)), network, LIMITS);
        assertThat(missing(quorum.cosign(log.signed(7), log::consistency)).why())
                .containsExactly("witness 'offline': the policy gives no address for it");
    }

    /** Whatever a witness answers, the log believes only its signature and stays whole. */
    @Test
    void no_damaged_answer_is_believed_or_thrown_for() {
        AddCheckpointAnswer good = network.witness("https://w1").addCheckpoint(log.request(0, 7));
        QuorumLimits once = new QuorumLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 1, Duration.ZERO);
        CheckpointPolicy policy = new CheckpointPolicy(
                log.origin, log.keys(), List.of(remotes.getFirst().key()), 1);
        Fuzz.ofText("witness answer", good.text(), "7\n")
                .withWords("\u2014 ", "\n")
                .run(bytes -> {
                    String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
                    for (int status : List.of(200, 409)) {
                        WitnessQuorum quorum = new WitnessQuorum(
                                WitnessPolicy.of(1, remotes.subList(0, 1)),
                                (address, body, limit) -> new WitnessTransport.Reply.Answered(status, text),
                                once);
                        if (quorum.cosign(log.signed(7), log::consistency) instanceof Cosigned.Met met) {
                            assertThat(policy.judge(met.withCosignatures()))
                                    .isInstanceOf(CheckpointPolicy.Accepted.class);
                        }
                    }
                });
    }

    private WitnessQuorum quorum(int need) {
        return new WitnessQuorum(WitnessPolicy.of(need, remotes), network, LIMITS);
    }

    private static SignedCheckpoint met(Cosigned outcome) {
        assertThat(outcome).isInstanceOf(Cosigned.Met.class);
        return ((Cosigned.Met) outcome).withCosignatures();
    }

    private static Cosigned.Missing missing(Cosigned outcome) {
        assertThat(outcome).isInstanceOf(Cosigned.Missing.class);
        return (Cosigned.Missing) outcome;
    }

    private static Supplier<WitnessTransport.Reply> answers(int status, String text) {
        return () -> new WitnessTransport.Reply.Answered(status, text);
    }

    /** Witnesses without a network between, some of which can be made to answer otherwise. */
    private static final class Network implements WitnessTransport {
        final Map<String, Witness> witnesses = new ConcurrentHashMap<>();
        final AtomicInteger requests = new AtomicInteger();
        private final Map<String, List<Supplier<Reply>>> instead = new ConcurrentHashMap<>();
        private final Map<String, Supplier<Reply>> always = new ConcurrentHashMap<>();

        Witness witness(String address) {
            return Objects.requireNonNull(witnesses.get(address), address);
        }

        void down(String address) {
            always(address, () -> new Reply.Unreachable("connection refused"));
        }

        void always(String address, Supplier<Reply> reply) {
            always.put(address, reply);
        }

        void instead(String address, List<Supplier<Reply>> replies) {
            instead.put(address, new CopyOnWriteArrayList<>(replies));
        }

        @Override
        public Reply addCheckpoint(String address, byte[] body, Duration limit) {
            requests.incrementAndGet();
            List<Supplier<Reply>> first = instead.getOrDefault(address, List.of());
            if (!first.isEmpty()) {
                return first.removeFirst().get();
            }
            Supplier<Reply> other = always.get(address);
            if (other != null) {
                return other.get();
            }
            AddCheckpointAnswer answer = witness(address).addCheckpoint(body);
            return new Reply.Answered(answer.status(), answer.text());
        }
    }
}
