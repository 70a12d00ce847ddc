package dev.assay.checks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.tile.TilePath;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same entries, key and final size give the same files, whether Tessera's POSIX driver or we write them: tiles,
 * bundles, the body of the checkpoint and its Ed25519 line.
 */
@Tag("peers")
@Feature("EVD-02")
class ByteIdentityPeerTest {
    private static final String ORIGIN = "log.example.org/identity";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 1_000, 66_000})
    void logs_of_json_entries_are_identical(int size) throws IOException {
        SplittableRandom random = PeerSeed.of(ByteIdentityPeerTest.class);
        PeerKey key = PeerKey.make(folder, ORIGIN, "ed25519", PeerSeed.bytes(random, 32));
        List<byte[]> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String text = "{\"n\":" + i + ",\"random\":" + random.nextLong() + "}";
            entries.add(text.getBytes(StandardCharsets.UTF_8));
        }
        AssayLog ours = AssayLog.init(folder.resolve("ours"), ORIGIN, key.signing());
        int first = random.nextInt(size);
        if (first > 0) {
            ours.append(entries.subList(0, first));
        }
        ours.append(entries.subList(first, size));

        assertIdentical(ours, tessera(key, entries), size);
    }

    @Test
    void logs_of_binary_entries_of_every_length_are_identical() throws IOException {
        SplittableRandom random = PeerSeed.of(ByteIdentityPeerTest.class);
        PeerKey key = PeerKey.make(folder, ORIGIN, "ed25519", PeerSeed.bytes(random, 32));
        List<byte[]> entries = new ArrayList<>(EntryFile.random(random, 300, 2_000));
        entries.add(PeerSeed.bytes(random, 65_535));
        entries.add(PeerSeed.bytes(random, 1));
        List<Path> files = new ArrayList<>();
        for (byte[] entry : entries) {
            files.add(Files.write(folder.resolve("entry-" + files.size()), entry));
        }
        AssayLog ours = AssayLog.init(folder.resolve("ours"), ORIGIN, key.signing());
        ours.appendFiles(files);

        assertIdentical(ours, tessera(key, entries), entries.size());
    }

    private Path tessera(PeerKey key, List<byte[]> entries) throws IOException {
        Path log = folder.resolve("theirs");
        PeerKey.peers("posix-write")
                .with("-dir", log.toString(), "-skey", key.signing().toString(), "-batch", "1024")
                .with(
                        "-entries",
                        EntryFile.write(folder.resolve("entries"), entries).toString())
                .run()
                .expect(0);
        return log;
    }

    private static void assertIdentical(AssayLog ours, Path theirs, long size) throws IOException {
        int compared = 0;
        for (TilePath path : pathsOf(size)) {
            assertThat(ours.folder().resolve(path.toPath()))
                    .as(path.toPath())
                    .hasBinaryContent(Files.readAllBytes(theirs.resolve(path.toPath())));
            compared++;
        }
        assertThat(compared).isPositive();
        String[] checkpoint = ours.checkpoint().split("\n\n", 2);
        String[] expected = Files.readString(theirs.resolve("checkpoint")).split("\n\n", 2);
        assertThat(checkpoint[0]).isEqualTo(expected[0]);
        assertThat(checkpoint[1].lines()).contains(expected[1].strip());
    }

    /** Every tile and bundle of a log of this size, partial ones only as the size has them. */
    private static List<TilePath> pathsOf(long size) {
        List<TilePath> paths = new ArrayList<>();
        for (long index = 0; index * TilePath.FULL_WIDTH < size; index++) {
            paths.add(TilePath.entriesOfTree(index, size));
        }
        long hashes = size;
        for (int level = 0; hashes > 0; level++, hashes /= TilePath.FULL_WIDTH) {
            for (long index = 0; index * TilePath.FULL_WIDTH < hashes; index++) {
                paths.add(TilePath.ofTree(level, index, size));
            }
        }
        return paths;
    }
}
