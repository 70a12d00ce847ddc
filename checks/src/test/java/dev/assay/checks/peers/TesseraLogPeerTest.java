package dev.assay.checks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.LogProof;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.merkle.ProofResult;
import dev.assay.ledger.tile.DirectoryObjects;
import dev.assay.ledger.tile.TileHashes;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log written by Tessera, read by our code; and the receipts that we make of it, verified by Go. */
@Tag("peers")
@Feature("EVD-02")
class TesseraLogPeerTest {
    private static final String ORIGIN = "log.example.org/tessera";
    private static final int PROOFS = 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 1_000, 66_000})
    void we_read_it_and_prove_entries_of_it_to_others(int size) throws IOException {
        SplittableRandom random = PeerSeed.of(TesseraLogPeerTest.class);
        PeerKey key = PeerKey.make(folder, ORIGIN, "ed25519", PeerSeed.bytes(random, 32));
        List<byte[]> entries = EntryFile.random(random, size, 100);
        Path log = write(key, entries);

        SignedCheckpoint checkpoint = SignedCheckpoint.parse(Files.readAllBytes(log.resolve("checkpoint")));
        assertThat(CheckpointPolicy.ofLog(ORIGIN, List.of(key.key())).judge(checkpoint))
                .isInstanceOf(CheckpointPolicy.Accepted.class);
        TileHashes hashes = new TileHashes(
                new DirectoryObjects(log), checkpoint.checkpoint().size());
        assertThat(hashes.size()).isEqualTo(size);
        assertThat(hashes.root()).isEqualTo(checkpoint.checkpoint().root());
        for (int i = 0; i < Math.min(PROOFS, size); i++) {
            int index = i == 0 ? size - 1 : random.nextInt(size);
            proveToGo(hashes, checkpoint, index, entries.get(index), key);
            long earlier = random.nextLong(1, size + 1L);
            assertThat(hashes.consistency(earlier, size)
                            .verify(
                                    hashes.root(earlier),
                                    checkpoint.checkpoint().root()))
                    .matches(ProofResult::valid);
        }
    }

    private Path write(PeerKey key, List<byte[]> entries) throws IOException {
        Path log = folder.resolve("tessera");
        PeerKey.peers("posix-write")
                .with("-dir", log.toString(), "-skey", key.signing().toString(), "-batch", "512")
                .with(
                        "-entries",
                        EntryFile.write(folder.resolve("entries"), entries).toString())
                .run()
                .expect(0);
        return log;
    }

    private void proveToGo(TileHashes hashes, SignedCheckpoint checkpoint, int index, byte[] entry, PeerKey key)
            throws IOException {
        Hash leaf = Merkle.leaf(entry);
        assertThat(hashes.leaf(index)).isEqualTo(leaf);
        LogProof receipt = new LogProof(null, hashes.inclusion(index, hashes.size()), checkpoint);
        assertThat(receipt.verify(leaf)).matches(ProofResult::valid);
        Path receiptFile = Files.write(folder.resolve("entry.tlog-proof"), receipt.toBytes());
        Path entryFile = Files.write(folder.resolve("entry"), entry);
        assertThat(receiptVerifyInGo(receiptFile, entryFile, key)).contains("\"index\":" + index + ",");
        Path wrongEntry = Files.write(folder.resolve("wrong"), new byte[] {1, 2, 3});
        PeerKey.peers("receipt-verify")
                .with("-receipt", receiptFile.toString(), "-entry", wrongEntry.toString())
                .with("-vkey", key.verifying().toString())
                .run()
                .expect(1);
    }

    private static String receiptVerifyInGo(Path receipt, Path entry, PeerKey key) {
        return PeerKey.peers("receipt-verify")
                .with("-receipt", receipt.toString(), "-entry", entry.toString())
                .with("-vkey", key.verifying().toString())
                .run()
                .expect(0)
                .text();
    }
}
