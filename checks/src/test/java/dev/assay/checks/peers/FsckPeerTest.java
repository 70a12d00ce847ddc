package dev.assay.checks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our log read by Tessera's fsck, Tessera's client and torchwood, from files and over HTTP. */
@Tag("peers")
@Feature("EVD-02")
class FsckPeerTest {
    private static final String ORIGIN = "log.example.org/ours";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 1_000, 70_000})
    void independent_clients_accept_our_log(int size) throws IOException {
        SplittableRandom random = PeerSeed.of(FsckPeerTest.class);
        AssayLog log = AssayLog.init(folder.resolve("log"), ORIGIN, folder.resolve("key"));
        int first = random.nextInt(size);
        if (first > 0) {
            log.append(lines(0, first));
        }
        log.append(lines(first, size));
        Path key = log.verifierKey(folder.resolve("vkey"));

        assertAccepted("file://" + log.folder(), key, size);
        try (AssayLog.Served served = log.serve()) {
            assertAccepted(served.address(), key, size);
        }
    }

    @Test
    void an_empty_log_is_accepted_too() throws IOException {
        AssayLog log = AssayLog.init(folder.resolve("log"), ORIGIN, folder.resolve("key"));
        Path key = log.verifierKey(folder.resolve("vkey"));

        assertAccepted("file://" + log.folder(), key, 0);
    }

    @Test
    void the_peers_are_real_checks_they_refuse_one_changed_byte_in_each_kind_of_file() throws IOException {
        SplittableRandom random = PeerSeed.of(FsckPeerTest.class);
        AssayLog log = AssayLog.init(folder.resolve("log"), ORIGIN, folder.resolve("key"));
        log.append(lines(0, 600));
        Path key = log.verifierKey(folder.resolve("vkey"));
        String address = "file://" + log.folder();
        assertAccepted(address, key, 600);

        for (String kind : List.of("tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000")) {
            Path file = log.folder().resolve(kind);
            byte[] original = Files.readAllBytes(file);
            byte[] changed = original.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);

            assertThat(TesseraFsck.verdict(address, key))
                    .as("%s changed at byte %d", kind, at)
                    .contains(TesseraFsck.failure())
                    .doesNotContain(TesseraFsck.success(600));
            Files.write(file, original);
        }
        assertAccepted(address, key, 600);
        String checkpoint = log.checkpoint();
        Files.writeString(log.folder().resolve("checkpoint"), checkpoint.replace("\n600\n", "\n599\n"));
        assertThat(TesseraFsck.verdict(address, key)).contains(TesseraFsck.failure());
        PeerKey.peers("client-check")
                .with("-url", address, "-vkey", key.toString())
                .run()
                .expect(1);
    }

    @Test
    void a_partial_tile_is_still_there_for_every_checkpoint_that_was_published_last() throws IOException {
        AssayLog log = AssayLog.init(folder.resolve("log"), ORIGIN, folder.resolve("key"));
        log.append(lines(0, 300));
        Path key = log.verifierKey(folder.resolve("vkey"));
        Path earlier = Files.createDirectory(folder.resolve("earlier"));
        String checkpoint = log.checkpoint();
        log.append(lines(300, 310));
        copyTiles(log.folder(), earlier);
        Files.writeString(earlier.resolve("checkpoint"), checkpoint);

        assertThat(TesseraFsck.verdict("file://" + earlier, key)).contains(TesseraFsck.success(300));
    }

    private static void copyTiles(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from.resolve("tile"))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void assertAccepted(String address, Path key, int size) {
        assertThat(TesseraFsck.verdict(address, key))
                .contains(TesseraFsck.success(size))
                .doesNotContain(TesseraFsck.failure());
        String said = PeerKey.peers("client-check")
                .with("-url", address, "-vkey", key.toString(), "-proofs", "50", "-sizes", "20")
                .run()
                .expect(0)
                .text();
        assertThat(said).contains("\"size\":" + size + "}");
    }

    private static List<byte[]> lines(int from, int to) {
        List<byte[]> lines = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            lines.add(
                    ("{\"entry\":" + i + ",\"text\":\"" + "x".repeat(i % 97) + "\"}").getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }
}
