package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom {@code assay verify} believes: a trust file says which keys a log has, and since and until when. */
class VerifyTrustTest {

    @TempDir
    Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private CommandRun ok(String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        return run;
    }

    private void trust(String file, String origin, String log, String window) throws IOException {
        String keys = ok("log", "keys", log)
                .out()
                .lines()
                .map(key -> "      - vkey: " + key + "\n" + window)
                .collect(Collectors.joining());
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(
                folder.resolve(file),
                "apiVersion: assay.dev/v1\nkind: Trust\nlogs:\n  - origin: " + origin + "\n    keys:\n" + keys);
    }

    @BeforeEach
    void two_logs() throws IOException {
        ok("log", "init", "audit", "--origin", "example.org/audit");
        ok("log", "init", "other", "--origin", "example.org/other");
        Files.writeString(folder.resolve("in"), "{\"n\":1}\n{\"n\":2}\n");
        ok("log", "append", "audit", "--ndjson", "in");
    }

    @Test
    void a_trust_file_names_the_keys_and_takes_the_place_of_the_logs_own_word() throws IOException {
        trust("t/trust.yaml", "example.org/audit", "audit", "");
        CommandRun run = ok("verify", "audit", "--trust", "t/trust.yaml");
        assertThat(run.out()).contains("against: ").contains("t/trust.yaml").doesNotContain("self-asserted");
        ok("log", "prove", "audit", "1", "--out", "1.tlog-proof");
        ok("log", "get", "audit", "1", "--out", "one");
        assertThat(ok("verify", "1.tlog-proof", "--entry", "one", "--trust", "t/trust.yaml")
                        .out())
                .contains("is entry 1");
    }

    @Test
    void the_trust_file_of_the_repository_counts_without_being_named() throws IOException {
        trust("assay/trust.yaml", "example.org/audit", "audit", "");
        assertThat(ok("verify", "audit").out()).contains("assay/trust.yaml").doesNotContain("self-asserted");
    }

    @Test
    void a_log_that_the_trust_does_not_list_is_a_fault_of_configuration() throws IOException {
        trust("t/trust.yaml", "example.org/other", "other", "");
        CommandRun run = run("verify", "audit", "--trust", "t/trust.yaml");
        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("does not list the log 'example.org/audit'");
    }

    @Test
    void keys_of_somebody_else_under_the_right_name_do_not_verify_it() throws IOException {
        ok("log", "init", "evil", "--origin", "example.org/audit", "--key", "evil.key");
        trust("t/trust.yaml", "example.org/audit", "evil", "");
        CommandRun run = run("verify", "audit", "--trust", "t/trust.yaml");
        assertThat(run.exit()).isEqualTo(ExitCode.VERIFICATION);
        assertThat(run.out()).contains("✗ checkpoint");
    }

    @Test
    void a_key_counts_only_in_its_window_by_the_time_that_the_log_signed() throws IOException {
        trust("t/trust.yaml", "example.org/audit", "audit", "        notAfter: 2026-11-19T00:00:00.000Z\n");
        CommandRun late = run("verify", "audit", "--trust", "t/trust.yaml");
        assertThat(late.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(late.err()).contains("no key of the log 'example.org/audit' that is valid at 2026-11-20T10:00:00Z");
        trust("t/trust.yaml", "example.org/audit", "audit", "        notAfter: 2026-11-21T00:00:00.000Z\n");
        ok("verify", "audit", "--trust", "t/trust.yaml");
    }

    @Test
    void a_trust_file_that_is_wrong_is_refused_whole() throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), "apiVersion: assay.dev/v1\nkind: Trust\nlogz: []\n");
        CommandRun run = run("verify", "audit", "--trust", "bad.yaml");
        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("bad.yaml:3").contains("logs");
        assertThat(run("verify", "audit", "--trust", "nothere.yaml").exit()).isEqualTo(ExitCode.USAGE);
    }
}
