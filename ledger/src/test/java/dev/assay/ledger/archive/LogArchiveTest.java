package dev.assay.ledger.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.NoteSecret;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TilePath;
import dev.assay.testkit.Fuzz;
import dev.assay.testkit.TestClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogArchiveTest {

    private static final NoteSecret SECRET =
            NoteSecret.ofSeed("example.org/log", VerifierKey.ED25519, new byte[NoteSecret.SEED_BYTES]);
    private static final LogDescription DESCRIPTION = new LogDescription("example.org/log", List.of(SECRET.key()), 0);
    private static final SignedCheckpoint CHECKPOINT = SignedCheckpoint.sign(
            new Checkpoint("example.org/log", 70_000, Merkle.emptyRoot()),
            List.of(SECRET.signer(TestClock.at("2026-11-20T10:00:00Z"))));
    /** Each object says its own path: enough to see what was written where. */
    private static final LogObjects OBJECTS = path -> Optional.of(path.getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private static byte[] archive(LogDescription description) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogArchive.write(
                OBJECTS,
                description,
                CHECKPOINT,
                out,
                count -> assertThat(count).isPositive());
        return out.toByteArray();
    }

    @Test
    void the_paths_of_a_tree_are_those_of_the_example_in_the_specification() {
        List<String> paths = TreePaths.of(70_000, 0).map(TilePath::toPath).toList();
        assertThat(paths)
                .filteredOn(path -> path.startsWith("tile/0/") && !path.contains(".p/"))
                .hasSize(273);
        assertThat(paths)
                .contains("tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1")
                .contains("tile/entries/272", "tile/entries/273.p/112")
                .hasSize(274 * 2 + 3)
                .doesNotHaveDuplicates();
        assertThat(TreePaths.of(0, 0)).isEmpty();
        assertThat(TreePaths.of(1, 0).map(TilePath::toPath)).containsExactly("tile/entries/000.p/1", "tile/0/000.p/1");
        assertThat(TreePaths.of(256, 0).map(TilePath::toPath))
                .containsExactly("tile/entries/000", "tile/0/000", "tile/1/000.p/1");
    }

    @Test
    void what_lies_wholly_below_the_minimum_index_is_left_out() {
        List<String> paths = TreePaths.of(70_000, 65_536).map(TilePath::toPath).toList();
        assertThat(paths)
                .contains("tile/0/256", "tile/entries/256", "tile/1/001.p/17", "tile/2/000.p/1")
                .doesNotContain("tile/0/255", "tile/entries/255", "tile/1/000");
    }

    @Test
    void an_archive_gives_back_what_went_in_and_is_the_same_bytes_each_time() throws IOException {
        byte[] bytes = archive(DESCRIPTION);
        assertThat(archive(DESCRIPTION)).isEqualTo(bytes);
        Path file = Files.write(folder.resolve("log.zip"), bytes);
        try (LogArchive archive = LogArchive.open(file)) {
            assertThat(archive.read("checkpoint")).hasValue(CHECKPOINT.toBytes());
            assertThat(LogDescription.parse(archive.read("log.json").orElseThrow()))
                    .isEqualTo(DESCRIPTION);
            assertThat(archive.read("tile/1/001.p/17")).hasValue("tile/1/001.p/17".getBytes(StandardCharsets.UTF_8));
            assertThat(archive.read("tile/3/000")).isEmpty();
            assertThat(archive.read("../checkpoint")).isEmpty();
        }
    }

    @Test
    void a_log_with_a_hole_is_not_exported() {
        LogObjects hole = path -> path.equals("tile/0/100") ? Optional.empty() : OBJECTS.read(path);
        assertThatThrownBy(
                        () -> LogArchive.write(hole, DESCRIPTION, CHECKPOINT, new ByteArrayOutputStream(), count -> {}))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("tile/0/100 is missing");
    }

    @Test
    void damaged_archives_are_refused_or_read_as_other_bytes_and_nothing_else_happens() throws IOException {
        Path file = folder.resolve("fuzzed.zip");
        byte[] small = archive(new LogDescription("example.org/log", List.of(SECRET.key()), 69_888));
        List<byte[]> seen = new ArrayList<>();
        Fuzz.of("archive", small).refusing(LedgerException.class).run(input -> {
            Files.write(file, input);
            try (LogArchive archive = LogArchive.open(file)) {
                archive.read("checkpoint").ifPresent(bytes -> {
                    if (seen.isEmpty()) {
                        seen.add(bytes);
                    }
                });
                archive.read("tile/0/273.p/112")
                        .ifPresent(bytes -> assertThat(bytes.length).isLessThan(16 << 20));
            }
        });
        assertThat(seen).containsExactly(CHECKPOINT.toBytes());
    }

    @Test
    void a_description_is_read_as_it_was_written_and_anything_else_is_refused() {
        LogDescription retained = new LogDescription("example.org/log", List.of(SECRET.key()), 512);
        assertThat(LogDescription.parse(retained.toBytes())).isEqualTo(retained);
        Fuzz.of("log.json", DESCRIPTION.toBytes(), retained.toBytes())
                .refusing(LedgerException.class)
                .withWords("\"v\":1", "\"vkeys\":[]", "\"minimumIndex\":-1", "\"origin\":null", "1e99")
                .run(LogDescription::parse);
        for (String wrong : List.of(
                "{}",
                "[]",
                "{\"v\":2,\"origin\":\"a\",\"minimumIndex\":0,\"vkeys\":[]}",
                "{\"v\":1,\"origin\":\"a\",\"minimumIndex\":0,\"vkeys\":[]}",
                "{\"v\":1,\"origin\":\"a\",\"minimumIndex\":-1,\"vkeys\":[\"x\"]}")) {
            assertThatThrownBy(() -> LogDescription.parse(wrong.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(LedgerException.class);
        }
    }
}
