package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log says to wrong input: one clear message, the right exit code, and nothing is lost. */
class LogBadInputTest {

    @TempDir
    Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private void refused(ExitCode exit, String what, String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err()).contains(what).contains("\n  next: ");
        assertThat(run.err().lines().filter(line -> line.startsWith("assay: "))).hasSize(1);
        assertThat(run.err()).doesNotContain("Exception");
    }

    private void stillHas(int entries) {
        CommandRun fsck = run("log", "fsck", "audit");
        assertThat(fsck.exit()).as(fsck.out() + fsck.err()).isEqualTo(ExitCode.OK);
        assertThat(fsck.out()).contains(": " + entries + " entries lead");
    }

    @BeforeEach
    void a_log_with_an_entry() throws IOException {
        Files.writeString(folder.resolve("entry"), "first");
        assertThat(run("log", "init", "audit", "--origin", "example.org/audit").exit())
                .isEqualTo(ExitCode.OK);
        assertThat(run("log", "append", "audit", "entry").exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void unknown_options_and_commands() {
        refused(
                ExitCode.USAGE,
                "has no option --ndjsn; did you mean '--ndjson'?",
                "log",
                "append",
                "x",
                "--ndjsn",
                "y");
        refused(ExitCode.USAGE, "has no command 'appand'; did you mean 'append'?", "log", "appand");
        refused(ExitCode.USAGE, "--origin", "log", "init", "x");
        refused(ExitCode.USAGE, "nothing to append", "log", "append", "audit");
        refused(ExitCode.USAGE, "cannot be given together", "log", "append", "audit", "entry", "--ndjson", "-");
        refused(ExitCode.USAGE, "cannot write -o sarif", "log", "fsck", "audit", "-o", "sarif");
    }

    @Test
    void names_that_cannot_be_an_origin() {
        refused(ExitCode.USAGE, "cannot name a log", "log", "init", "x", "--origin", "two words");
        refused(ExitCode.USAGE, "cannot name a log", "log", "init", "x", "--origin", "a+b");
        refused(ExitCode.USAGE, "cannot name a log", "log", "init", "x", "--origin", "");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void missing_files_append_nothing_of_the_same_command() {
        refused(ExitCode.USAGE, "no such file or folder", "log", "append", "audit", "entry", "nothere");
        refused(ExitCode.USAGE, "no such file or folder: nolog", "log", "append", "nolog", "entry");
        refused(ExitCode.USAGE, "audit is a folder", "log", "append", "audit", "audit");
        refused(ExitCode.USAGE, "home is not a log", "log", "fsck", "home");
        refused(ExitCode.USAGE, "no such file or folder", "log", "append", "audit", "--ndjson", "nothere");
        stillHas(1);
    }

    @Test
    void an_entry_over_the_limit() throws IOException {
        Files.write(folder.resolve("large"), new byte[65_536]);
        Files.write(folder.resolve("largest"), new byte[65_535]);
        refused(
                ExitCode.USAGE,
                "large is over the limit EntryBundle.MAX_ENTRY_BYTES = 65535",
                "log",
                "append",
                "audit",
                "largest",
                "large");
        stillHas(1);
        assertThat(run("log", "append", "audit", "largest").exit()).isEqualTo(ExitCode.OK);
        stillHas(2);
    }

    @Test
    void lines_that_are_not_json_end_the_reading_and_keep_what_was_before() throws IOException {
        Files.writeString(folder.resolve("in"), "{\"a\":1}\n\n[2]\n{broken\n{\"a\":4}\n");
        refused(ExitCode.USAGE, "in:4: not one JSON value", "log", "append", "audit", "--ndjson", "in");
        stillHas(3);
        Files.writeString(folder.resolve("in"), "1 2\n");
        refused(ExitCode.USAGE, "in:1: not one JSON value", "log", "append", "audit", "--ndjson", "in");
        Files.writeString(folder.resolve("in"), "\"" + "x".repeat(65_534) + "\"\n");
        refused(ExitCode.USAGE, "in:1 is over the limit", "log", "append", "audit", "--ndjson", "in");
        Files.writeString(folder.resolve("in"), "\n \r\n");
        assertThat(run("log", "append", "audit", "--ndjson", "in").err()).contains("the input is empty");
        stillHas(3);
    }

    @Test
    void a_log_in_the_place_of_another_and_an_origin_that_is_taken() {
        refused(ExitCode.USAGE, "audit is a log already", "log", "init", "audit", "--origin", "example.org/b");
        refused(
                ExitCode.CONFIGURATION,
                "there is a key of a log 'example.org/audit' already",
                "log",
                "init",
                "again",
                "--origin",
                "example.org/audit");
        assertThat(folder.resolve("again")).doesNotExist();
    }

    @Test
    void a_file_where_a_folder_is_expected_leaves_no_key_behind() throws IOException {
        CommandRun run = run("log", "init", "entry/log", "--origin", "example.org/c");
        assertThat(run.exit()).isNotEqualTo(ExitCode.OK);
        assertThat(run.err()).contains("entry").doesNotContain("Exception:");
        try (var keys = Files.list(folder.resolve("home/.config/assay/log-keys"))) {
            assertThat(keys).hasSize(1);
        }
    }

    @Test
    void a_key_that_others_can_read_a_wrong_key_and_no_key() throws IOException {
        Path key;
        try (var keys = Files.list(folder.resolve("home/.config/assay/log-keys"))) {
            key = keys.findFirst().orElseThrow();
        }
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        refused(ExitCode.CONFIGURATION, "chmod 600", "log", "append", "audit", "entry");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        run("log", "init", "other", "--origin", "example.org/other", "--key", "other.key");
        refused(ExitCode.CONFIGURATION, "example.org/other", "log", "append", "audit", "entry", "--key", "other.key");
        refused(ExitCode.CONFIGURATION, "no private key", "log", "append", "audit", "entry", "--key", "nothere");
        CommandRun variable =
                CommandRun.in(folder, Map.of("ASSAY_LOG_KEY", "nothere"), "log", "append", "audit", "entry");
        assertThat(variable.exit()).isEqualTo(ExitCode.CONFIGURATION);
        Files.writeString(key, "nonsense\n");
        refused(ExitCode.CONFIGURATION, key.toString(), "log", "append", "audit", "entry");
        stillHas(1);
    }

    @Test
    void a_wrong_public_key_and_one_that_is_none() throws IOException {
        run("log", "init", "other", "--origin", "example.org/other");
        run("log", "keys", "other", "--out", "other.vkeys");
        CommandRun wrong = run("log", "fsck", "audit", "--vkey", "other.vkeys");
        assertThat(wrong.exit()).isEqualTo(ExitCode.VERIFICATION);
        assertThat(wrong.out()).contains("checkpoint");
        refused(ExitCode.VERIFICATION, "is not believed", "log", "get", "audit", "0", "--vkey", "other.vkeys");
        Files.writeString(folder.resolve("bad.vkeys"), "# comment\nnonsense\n");
        refused(ExitCode.CONFIGURATION, "bad.vkeys:2: not a public key", "log", "fsck", "audit", "--vkey", "bad.vkeys");
        refused(ExitCode.USAGE, "no such file", "log", "fsck", "audit", "--vkey", "nothere");
    }

    @Test
    void addresses_that_do_not_answer() {
        CommandRun run = run("log", "fsck", "http://127.0.0.1:1/");
        assertThat(run.exit()).isEqualTo(ExitCode.DEPENDENCY);
        assertThat(run.err()).contains("cannot read http://127.0.0.1:1/");
        refused(ExitCode.USAGE, "is not an address", "log", "fsck", "http://a b/");
        refused(
                ExitCode.USAGE,
                "has no login",
                "log",
                "serve",
                "audit",
                "--port",
                "0",
                "--bind",
                "0.0.0.0",
                "--accept-entries");
        refused(ExitCode.USAGE, "is no port", "log", "serve", "audit", "--port", "70000");
    }

    @Test
    void a_clock_that_goes_back_stops_the_log_until_it_is_right_again() {
        CommandRun back = CommandRun.at("2026-11-20T09:00:00Z", folder, Map.of(), "log", "append", "audit", "entry");
        assertThat(back.exit()).isEqualTo(ExitCode.DEPENDENCY);
        assertThat(back.err())
                .contains(
                        "the clock says 2026-11-20T09:00:00Z, but this log signed a checkpoint at 2026-11-20T10:00:00Z")
                .contains("next: Correct the clock");
        stillHas(1);
        CommandRun slightly =
                CommandRun.at("2026-11-20T09:59:55Z", folder, Map.of(), "log", "append", "audit", "entry");
        assertThat(slightly.exit()).as(slightly.err()).isEqualTo(ExitCode.OK);
        stillHas(2);
    }
}
