package dev.assay.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.NoteSigner;
import dev.assay.ledger.note.SignedNote;
import dev.assay.ledger.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointPolicyTest {
    private static final String ORIGIN = "example.com/log";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));
    private static final NoteSigner ED25519 = signer(ORIGIN, VerifierKey.ED25519, 1);
    private static final NoteSigner ML_DSA = signer(ORIGIN, VerifierKey.ML_DSA_44_COSIGNATURE, 2);
    private static final NoteSigner WITNESS_A = signer("a.example", VerifierKey.ED25519_COSIGNATURE, 3);
    private static final NoteSigner WITNESS_A_ML = signer("a.example", VerifierKey.ML_DSA_44_COSIGNATURE, 4);
    private static final NoteSigner WITNESS_B = signer("b.example", VerifierKey.ED25519_COSIGNATURE, 5);
    private static final Checkpoint CHECKPOINT = new Checkpoint(ORIGIN, 3, Merkle.leaf(new byte[] {7}));

    private static NoteSigner signer(String name, byte type, int fill) {
        byte[] seed = new byte[NoteSecret.SEED_BYTES];
        seed[0] = (byte) fill;
        return NoteSecret.ofSeed(name, type, seed).signer(CLOCK);
    }

    private static CheckpointPolicy policy(int quorum) {
        return new CheckpointPolicy(
                ORIGIN,
                List.of(ED25519.key(), ML_DSA.key()),
                List.of(WITNESS_A.key(), WITNESS_A_ML.key(), WITNESS_B.key()),
                quorum);
    }

    private static SignedCheckpoint signedBy(NoteSigner... signers) {
        return SignedCheckpoint.sign(CHECKPOINT, List.of(signers));
    }

    @Test
    void a_checkpoint_of_the_log_with_its_quorum_is_accepted() {
        CheckpointPolicy.Verdict verdict = policy(2).judge(signedBy(ED25519, ML_DSA, WITNESS_A, WITNESS_B));
        assertThat(verdict).isInstanceOfSatisfying(CheckpointPolicy.Accepted.class, accepted -> {
            assertThat(accepted.logKeys()).containsExactly(ED25519.key(), ML_DSA.key());
            assertThat(accepted.cosigned())
                    .containsEntry("a.example", CLOCK.instant().getEpochSecond())
                    .containsOnlyKeys("a.example", "b.example");
        });
    }

    @Test
    void two_keys_of_one_witness_count_once() {
        assertRejected(policy(2).judge(signedBy(ED25519, ML_DSA, WITNESS_A, WITNESS_A_ML)), "1 of the 2 required");
    }

    @Test
    void a_signature_type_that_the_log_uses_cannot_be_stripped_off() {
        assertRejected(policy(0).judge(signedBy(ED25519)), "(ML-DSA-44) is missing");
        assertRejected(policy(0).judge(signedBy(ML_DSA)), "(Ed25519) is missing");
    }

    @Test
    void a_reader_that_knows_only_one_key_is_content_with_it() {
        assertThat(CheckpointPolicy.ofLog(ORIGIN, List.of(ED25519.key())).judge(signedBy(ED25519, ML_DSA)))
                .isInstanceOf(CheckpointPolicy.Accepted.class);
    }

    @Test
    void during_a_rotation_either_key_of_a_type_will_do() {
        NoteSigner next = signer(ORIGIN, VerifierKey.ED25519, 9);
        CheckpointPolicy both = CheckpointPolicy.ofLog(ORIGIN, List.of(ED25519.key(), next.key()));
        assertThat(both.judge(signedBy(ED25519))).isInstanceOf(CheckpointPolicy.Accepted.class);
        assertThat(both.judge(signedBy(next))).isInstanceOf(CheckpointPolicy.Accepted.class);
        assertThat(both.judge(signedBy(ED25519, next))).isInstanceOf(CheckpointPolicy.Accepted.class);
    }

    @Test
    void a_checkpoint_of_another_log_is_rejected_whoever_signed_it() {
        SignedCheckpoint other = SignedCheckpoint.sign(
                new Checkpoint("example.com/other", 3, CHECKPOINT.root()), List.of(ED25519, ML_DSA));
        assertRejected(policy(0).judge(other), "is of the log 'example.com/other'");
    }

    @Test
    void every_flipped_bit_of_a_checkpoint_is_rejected() {
        byte[] good = signedBy(ED25519, ML_DSA).toBytes();
        List<Integer> accepted = new ArrayList<>();
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << (i % 8));
            if (policy(0).judge(bad) instanceof CheckpointPolicy.Accepted) {
                accepted.add(i);
            }
        }
        assertThat(accepted).isEmpty();
    }

    @Test
    void signatures_by_strangers_are_ignored() {
        NoteSigner stranger = signer("stranger.example", VerifierKey.ED25519, 11);
        assertThat(policy(0).judge(signedBy(stranger, ED25519, ML_DSA))).isInstanceOf(CheckpointPolicy.Accepted.class);
    }

    @Test
    void a_cosignature_over_another_tree_is_rejected() {
        SignedNote other =
                SignedNote.sign(new Checkpoint(ORIGIN, 4, CHECKPOINT.root()).toText(), List.of(WITNESS_A_ML));
        NoteSignature borrowed = other.signatures().getFirst();
        SignedNote note = signedBy(ED25519, ML_DSA).note().with(borrowed);
        assertRejected(policy(0).judge(note.toBytes()), "does not verify");
    }

    @Test
    void bytes_that_are_no_checkpoint_are_rejected_and_not_thrown() {
        assertRejected(policy(0).judge("hello".getBytes(StandardCharsets.UTF_8)), "not a signed note");
    }

    @Test
    void a_quorum_that_cannot_be_met_is_no_policy() {
        assertThatThrownBy(() -> policy(3)).hasMessageContaining("a quorum of 3 of 2 witnesses");
    }

    private static void assertRejected(CheckpointPolicy.Verdict verdict, String why) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        CheckpointPolicy.Rejected.class,
                        rejected -> assertThat(rejected.why()).contains(why));
    }
}
