package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.testkit.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a witness that end by themselves, and those by which a log demands witnesses. */
class WitnessCommandTest {

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

    private CommandRun refused(ExitCode exit, String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err()).startsWith("assay: ").contains("\n  next: ");
        return run;
    }

    private List<String> init() {
        return ok("witness", "init", "w1", "--name", "witness.example/w1")
                .out()
                .lines()
                .toList();
    }

    private String logVkeys() {
        ok("log", "init", "audit", "--origin", "example.org/audit");
        return ok("log", "keys", "audit").out();
    }

    @Test
    void init_prints_both_vkeys_and_keeps_the_private_ones_out_of_the_folder() throws IOException {
        List<VerifierKey> keys = init().stream().map(VerifierKey::parse).toList();
        assertThat(keys)
                .extracting(VerifierKey::type)
                .containsExactly(VerifierKey.ED25519_COSIGNATURE, VerifierKey.ML_DSA_44_COSIGNATURE);
        try (Stream<Path> files = Files.walk(folder.resolve("w1"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file).content().doesNotContain("PRIVATE");
            }
        }
        try (Stream<Path> files = Files.list(folder.resolve("home/.config/assay/witness-keys"))) {
            Path file = files.findFirst().orElseThrow();
            assertThat(file).content().contains("PRIVATE+KEY+witness.example/w1+");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void init_never_overwrites_a_folder_or_a_key() throws IOException {
        init();
        assertThat(refused(ExitCode.USAGE, "witness", "init", "w1", "--name", "witness.example/w1")
                        .err())
                .contains("w1 is not empty");
        assertThat(refused(ExitCode.USAGE, "witness", "init", "w2", "--name", "witness.example/w1")
                        .err())
                .contains("there is a key file already");
        assertThat(folder.resolve("w2")).doesNotExist();
        refused(ExitCode.USAGE, "witness", "init", "w3", "--name", "two words");
        assertThat(ok("witness", "init", "w4", "--name", "w4", "--key", "w4.key", "-o", "json")
                        .out())
                .contains("\"name\" : \"w4\"", "w4.key");
        assertThat(folder.resolve("w4.key")).exists();
    }

    @Test
    void a_log_is_added_once_and_shown() {
        init();
        String vkeys = logVkeys();
        assertThat(ok("witness", "show", "w1").out()).contains("no logs; next: assay witness add-log w1");
        assertThat(ok("witness", "add-log", "w1", "--origin", "example.org/audit", "--vkey", vkeys)
                        .out())
                .isEqualTo("watching example.org/audit with 2 keys\n");
        refused(ExitCode.USAGE, "witness", "add-log", "w1", "--origin", "example.org/audit", "--vkey", vkeys);
        assertThat(ok("witness", "show", "w1").out())
                .contains("witness witness.example/w1\n", "log example.org/audit\n  cosigned  nothing yet");
        assertThat(ok("witness", "show", "w1", "-o", "json").out())
                .contains("\"origin\" : \"example.org/audit\"", "\"cosigned\" : null", "\"schemaVersion\"");
    }

    @Test
    void what_is_no_log_or_no_witness_is_refused() throws IOException {
        init();
        assertThat(refused(ExitCode.USAGE, "witness", "add-log", "w1", "--origin", "o", "--vkey", "a+b+c")
                        .err())
                .contains("this cannot be the log 'o'");
        refused(ExitCode.USAGE, "witness", "add-log", "w1", "--origin", "o");
        refused(ExitCode.USAGE, "witness", "show", "nowhere");
        refused(ExitCode.USAGE, "witness", "serve", "w1", "--port", "70000");
        refused(ExitCode.USAGE, "witness", "serve", "w1", "--port", "0", "--bind", "no such host");
        Files.writeString(folder.resolve("w1/logs"), "nonsense\n");
        assertThat(refused(ExitCode.VERIFICATION, "witness", "show", "w1").err())
                .contains("line 1");
    }

    @Test
    void a_key_file_that_others_may_read_is_not_used() throws IOException {
        ok("witness", "init", "w1", "--name", "w1", "--key", "w1.key");
        Files.setPosixFilePermissions(folder.resolve("w1.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(refused(ExitCode.CONFIGURATION, "witness", "serve", "w1", "--port", "0")
                        .err())
                .contains("open to others", "chmod 600");
        ok("witness", "init", "w2", "--name", "w2", "--key", "w2.key");
        refused(ExitCode.CONFIGURATION, "witness", "serve", "w1", "--port", "0", "--key", "w2.key");
    }

    @Test
    void a_log_demands_only_witnesses_that_cosign_now() throws IOException {
        List<String> vkeys = init();
        logVkeys();
        assertThat(ok("log", "witnesses", "audit").out()).isEqualTo("no witness is required\n");
        String address = "http://127.0.0.1:" + Ports.free() + "/";
        Files.writeString(folder.resolve("policy"), "witness w1 " + vkeys.getFirst() + " " + address + "\nquorum w1\n");
        assertThat(refused(ExitCode.DEPENDENCY, "log", "witnesses", "audit", "--policy", "policy")
                        .err())
                .contains("the witnesses of", "were not changed", "0 of 1", "connection refused");
        assertThat(ok("log", "witnesses", "audit").out()).isEqualTo("no witness is required\n");
        assertThat(ok("log", "witnesses", "audit", "--none", "-o", "json").out())
                .contains("\"quorum\" : 0");
    }

    @Test
    void a_policy_that_is_none_is_refused_with_its_place() throws IOException {
        List<String> vkeys = init();
        logVkeys();
        Files.writeString(folder.resolve("policy"), "witness w1 " + vkeys.getFirst() + "\nquorum w1\n");
        assertThat(refused(ExitCode.USAGE, "log", "witnesses", "audit", "--policy", "policy")
                        .err())
                .contains("the witness 'w1' has no http or https address");
        Files.writeString(folder.resolve("policy"), "quorum w1\n");
        assertThat(run("log", "witnesses", "audit", "--policy", "policy").err()).contains("line 1");
        refused(ExitCode.USAGE, "log", "witnesses", "audit", "--policy", "missing");
        refused(ExitCode.USAGE, "log", "witnesses", "audit", "--policy", "policy", "--none");
    }
}
