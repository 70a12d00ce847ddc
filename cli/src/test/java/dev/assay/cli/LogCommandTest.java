package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a log in a folder, one after another as a newcomer would run them. */
@Feature("EVD-02")
class LogCommandTest {

    @TempDir
    Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private CommandRun ok(String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        return run;
    }

    private Path lines(String name, int count) throws IOException {
        String text = IntStream.range(0, count)
                .mapToObj(n -> "{\"n\":" + n + ",\"of\":\"" + name + "\"}\n")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve(name), text);
    }

    @BeforeEach
    void a_log_with_300_entries() throws IOException {
        ok("log", "init", "audit", "--origin", "example.org/audit");
        lines("in.ndjson", 300);
        ok("log", "append", "audit", "--ndjson", "in.ndjson");
    }

    @Test
    void init_makes_a_key_of_its_own_outside_of_the_folder_and_says_where() throws IOException {
        CommandRun made = ok("log", "init", "other", "--origin", "example.org/other");
        assertThat(made.out())
                .startsWith("made the log example.org/other in other\n  key:  ")
                .contains("keep a copy")
                .contains("vkey: example.org/other+")
                .endsWith("  next: assay log append other FILE\n");
        Path keys = folder.resolve("home/.config/assay/log-keys");
        try (var files = Files.list(keys)) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThat(ok("log", "checkpoint", "other").out()).startsWith("example.org/other\n0\n47DEQpj8");
        assertThat(ok("log", "fsck", "other").out()).contains("0 entries");
    }

    @Test
    void append_prints_each_index_and_get_gives_the_same_bytes_back() throws IOException {
        Files.write(folder.resolve("one"), new byte[] {0, 1, 2, (byte) 0xff});
        Files.createFile(folder.resolve("empty"));
        CommandRun appended = ok("log", "append", "audit", "one", "empty");
        assertThat(appended.out()).isEqualTo("300  one\n301  empty\n");
        assertThat(appended.err()).contains("2 entries appended; checkpoint of size 302 signed");
        assertThat(ok("log", "get", "audit", "7").out()).isEqualTo("{\"n\":7,\"of\":\"in.ndjson\"}");
        assertThat(ok("log", "get", "audit", "301").out()).isEmpty();
        ok("log", "get", "audit", "300", "--out", "back");
        assertThat(folder.resolve("back")).hasSameBinaryContentAs(folder.resolve("one"));
        assertThat(ok("log", "get", "audit", "300", "-o", "json").out())
                .contains("\"schemaVersion\" : 1", "\"index\" : 300", "\"entry\" : \"AAEC/w==\"");
    }

    @Test
    void append_as_json_lines_gives_each_leaf_hash_and_the_checkpoint_last() throws IOException {
        lines("more.ndjson", 3);
        String out = ok("log", "append", "audit", "--ndjson", "more.ndjson", "-o", "ndjson")
                .out();
        assertThat(out.lines()).hasSize(4).allSatisfy(line -> assertThat(line).startsWith("{\"schemaVersion\":1,"));
        assertThat(out).contains("\"index\":302,\"entry\":\"more.ndjson:3\"").contains("\"size\":303");
        assertThat(ok("log", "append", "audit", "--ndjson", "more.ndjson", "-o", "json")
                        .out())
                .contains("\"firstIndex\" : 303", "\"lastIndex\" : 305", "\"entries\" : 3");
    }

    @Test
    void a_log_with_deduplication_gives_an_entry_the_index_that_it_has() throws IOException {
        ok("log", "init", "unique", "--origin", "example.org/unique", "--dedup");
        lines("few.ndjson", 3);
        ok("log", "append", "unique", "--ndjson", "few.ndjson");
        assertThat(ok("log", "append", "unique", "--ndjson", "few.ndjson").out())
                .isEqualTo("0  few.ndjson:1\n1  few.ndjson:2\n2  few.ndjson:3\n");
        assertThat(ok("log", "checkpoint", "unique").out()).startsWith("example.org/unique\n3\n");
    }

    @Test
    void a_receipt_and_a_consistency_proof_are_made_and_verify() {
        ok("log", "prove", "audit", "12", "--out", "12.tlog-proof");
        ok("log", "get", "audit", "12", "--out", "12");
        ok("log", "keys", "audit", "--out", "audit.vkeys");
        assertThat(folder.resolve("12.tlog-proof")).content().startsWith("c2sp.org/tlog-proof@v1\nindex 12\n");
        assertThat(ok("verify", "12.tlog-proof", "--vkey", "audit.vkeys").out()).contains("is entry 12 of");
        CommandRun consistency = ok("log", "consistency", "audit", "100");
        assertThat(consistency.out()).startsWith("old 100 ").contains("\nnew 300 ");
        assertThat(consistency.err()).contains("the tree of size 300 begins with the tree of size 100");
        assertThat(ok("log", "consistency", "audit", "100", "200", "-o", "json").out())
                .contains("\"oldSize\" : 100", "\"newSize\" : 200", "\"path\" : [ \"sha256:");
    }

    @Test
    void sizes_and_indexes_that_are_not_there_are_usage_errors() {
        assertThat(run("log", "get", "audit", "300").err())
                .contains("has no entry 300: its checkpoint covers 0 to 299");
        assertThat(run("log", "get", "audit", "-1").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("log", "prove", "audit", "x").exit()).isEqualTo(ExitCode.USAGE);
        for (String[] sizes : new String[][] {{"0", "5"}, {"6", "5"}, {"5", "301"}}) {
            CommandRun refused = run("log", "consistency", "audit", sizes[0], sizes[1]);
            assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
            assertThat(refused.err()).contains("the log has 300 entries");
        }
    }

    @Test
    void an_export_is_the_same_bytes_each_time_and_verifies_alone() throws IOException {
        ok("log", "export", "audit", "--out", "a.tlog.zip");
        ok("log", "export", "audit", "--out", "b.tlog.zip");
        assertThat(folder.resolve("a.tlog.zip")).hasSameBinaryContentAs(folder.resolve("b.tlog.zip"));
        assertThat(ok("verify", "a.tlog.zip").out()).contains("300 entries, byte for byte");
        assertThat(ok("log", "get", "a.tlog.zip", "299").out()).isEqualTo("{\"n\":299,\"of\":\"in.ndjson\"}");
        ok("log", "export", "a.tlog.zip", "--out", "c.tlog.zip");
        assertThat(folder.resolve("c.tlog.zip")).hasSameBinaryContentAs(folder.resolve("a.tlog.zip"));
        assertThat(run("log", "export", "audit").err()).contains("say where to: --out FILE");
        byte[] zip = Files.readAllBytes(folder.resolve("a.tlog.zip"));
        int at = new String(zip, StandardCharsets.ISO_8859_1).indexOf("{\"n\":17,");
        zip[at + 2] ^= 1;
        Files.write(folder.resolve("c.tlog.zip"), zip);
        CommandRun tampered = run("verify", "c.tlog.zip");
        assertThat(tampered.exit()).isEqualTo(ExitCode.VERIFICATION);
        assertThat(tampered.out()).contains("tile/entries/000, entry 17, bytes ");
    }

    @Test
    void retention_hides_what_is_below_the_index_and_only_rises() throws IOException {
        assertThat(ok("log", "retain", "audit", "--min-index", "256").out()).contains("gives out entries from 256 on");
        assertThat(run("log", "get", "audit", "255").err()).contains("below the minimum index 256");
        assertThat(ok("log", "get", "audit", "256").out()).contains("\"n\":256");
        assertThat(run("log", "retain", "audit", "--min-index", "10").err()).contains("only rises");
        assertThat(run("log", "retain", "audit", "--min-index", "301").exit()).isNotEqualTo(ExitCode.OK);
        assertThat(folder.resolve("audit/log.json")).content().contains("\"minimumIndex\":256");
        ok("log", "export", "audit", "--out", "rest.tlog.zip");
        CommandRun verified = ok("verify", "rest.tlog.zip");
        assertThat(verified.out()).contains("44 entries, byte for byte").contains("entries below 256");
    }

    @Test
    void a_rotation_overlaps_so_that_readers_of_the_old_and_the_new_keys_both_verify() throws IOException {
        ok("log", "keys", "audit", "--out", "old.vkeys");
        assertThat(ok("log", "rotate-key", "audit").out()).contains("signs with its old and new keys now");
        ok("log", "keys", "audit", "--out", "both.vkeys");
        assertThat(ok("verify", "audit", "--vkey", "old.vkeys").out()).contains("300 entries");
        assertThat(run("log", "rotate-key", "audit").err()).contains("has a rotation going on");
        lines("more.ndjson", 5);
        ok("log", "append", "audit", "--ndjson", "more.ndjson");
        assertThat(ok("verify", "audit", "--vkey", "old.vkeys").out()).contains("305 entries");
        ok("log", "rotate-key", "audit", "--finish");
        ok("log", "append", "audit", "--ndjson", "more.ndjson");
        CommandRun left = run("verify", "audit", "--vkey", "old.vkeys");
        assertThat(left.exit()).isEqualTo(ExitCode.VERIFICATION);
        ok("log", "keys", "audit", "--out", "new.vkeys");
        assertThat(ok("verify", "audit", "--vkey", "new.vkeys").out()).contains("310 entries");
        assertThat(run("log", "rotate-key", "audit", "--finish").err()).contains("no rotation is going on");
        assertThat(Files.readAllLines(folder.resolve("both.vkeys")))
                .hasSize(4)
                .containsAll(Files.readAllLines(folder.resolve("old.vkeys")))
                .containsAll(Files.readAllLines(folder.resolve("new.vkeys")));
    }

    @Test
    void keys_are_printed_whole_and_by_type() {
        assertThat(ok("log", "keys", "audit").out().lines()).hasSize(2);
        assertThat(ok("log", "keys", "audit", "--type", "ed25519").out())
                .matches("example.org/audit\\+[0-9a-f]{8}\\+A[A-Za-z0-9+/=]{43}\n");
        assertThat(ok("log", "keys", "audit", "--type", "mldsa44", "-o", "json").out())
                .contains("\"vkeys\" : [");
    }
}
