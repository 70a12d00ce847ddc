package dev.assay.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.tile.MemoryTree;
import dev.assay.ledger.tile.TileHashes;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProofTest {
    private static final List<Hash> LEAVES = MemoryTree.leaves(300);

    private static LogProof proof(String extra) {
        TileHashes hashes = new TileHashes(new MemoryTree(LEAVES), 300);
        NoteSecret key = NoteSecret.ofSeed("example.com/log", VerifierKey.ED25519, new byte[NoteSecret.SEED_BYTES]);
        SignedCheckpoint checkpoint = SignedCheckpoint.sign(
                new Checkpoint("example.com/log", 300, hashes.root()), List.of(key.signer(InstantSource.system())));
        return new LogProof(extra.isEmpty() ? null : extra, hashes.inclusion(257, 300), checkpoint);
    }

    @Test
    void a_receipt_is_read_back_and_proves_its_leaf_only() {
        LogProof proof = LogProof.parse(proof("aGVsbG8=").toBytes());
        assertThat(proof).isEqualTo(proof("aGVsbG8="));
        assertThat(proof.verify(LEAVES.get(257)).valid()).isTrue();
        assertThat(proof.verify(LEAVES.get(256)).valid()).isFalse();
        assertThat(new String(proof.toBytes(), StandardCharsets.UTF_8))
                .startsWith("c2sp.org/tlog-proof@v1\nextra aGVsbG8=\nindex 257\n");
    }

    @Test
    void every_flipped_bit_before_the_signatures_is_refused_or_proves_nothing() {
        LogProof good = proof("");
        byte[] bytes = good.toBytes();
        int signatures = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("\n\n");
        List<Integer> accepted = new ArrayList<>();
        CheckpointPolicy policy = CheckpointPolicy.ofLog(
                "example.com/log",
                List.of(NoteSecret.ofSeed("example.com/log", VerifierKey.ED25519, new byte[32])
                        .key()));
        for (int i = 0; i < signatures; i++) {
            byte[] bad = bytes.clone();
            bad[i] ^= (byte) (1 << (i % 8));
            if (proves(bad, policy)) {
                accepted.add(i);
            }
        }
        assertThat(accepted).isEmpty();
    }

    private static boolean proves(byte[] bytes, CheckpointPolicy policy) {
        try {
            LogProof proof = LogProof.parse(bytes);
            return proof.verify(LEAVES.get(257)).valid()
                    && policy.judge(proof.checkpoint()) instanceof CheckpointPolicy.Accepted;
        } catch (LedgerException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "c2sp.org/tlog-proof@v2\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nindex 01\n\n",
                "c2sp.org/tlog-proof@v1\nindex -1\n\n",
                "c2sp.org/tlog-proof@v1\nindex 300\n\n",
                "c2sp.org/tlog-proof@v1\n\n",
                "c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n",
            })
    void a_malformed_head_is_refused(String head) {
        String checkpoint = new String(proof("").checkpoint().toBytes(), StandardCharsets.UTF_8);
        byte[] bytes = (head + checkpoint).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> LogProof.parse(bytes)).isInstanceOf(LedgerException.class);
    }
}
