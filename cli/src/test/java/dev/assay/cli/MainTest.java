package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    @Test
    void the_version_names_commit_and_java() {
        assertThat(run("--version").out()).matches("assay \\S+ \\(commit \\S+, Java 2\\d.*\\)\n");
        assertThat(run("-V").out()).isEqualTo(run("--version").out());
        assertThat(run("--version", "-q").out()).isEqualTo(run("--version").out());
    }

    @Test
    void a_misspelt_command_or_option_gets_a_hint_and_exit_code_2() {
        CommandRun command = run("doctr");
        assertThat(command.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(command.err())
                .isEqualTo("assay: 'assay' has no command 'doctr'; did you mean 'doctor'?\n  next: run assay --help\n");
        CommandRun option = run("config", "show", "--orgin");
        assertThat(option.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(option.err())
                .contains("'assay config show' has no option --orgin; did you mean '--origin'?")
                .contains("next: run assay config show --help");
        assertThat(option.out()).isEmpty();
    }

    @Test
    void a_group_without_command_lists_its_commands() {
        CommandRun group = run("config");
        assertThat(group.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(group.err()).contains("'assay config' needs a command: show, check, explain");
    }

    @Test
    void too_many_arguments_and_missing_values_are_usage_errors_of_one_line() {
        assertThat(run("doctor", "extra").err()).contains("'assay doctor' takes no further argument: 'extra'");
        assertThat(run("doctor", "-o").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("doctor", "-o", "xml").err().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("xml");
    }

    @Test
    void a_format_that_a_command_cannot_write_is_refused_with_those_it_can() {
        CommandRun refused = run("doctor", "-o", "sarif");
        assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("cannot write -o sarif").contains("human, json");
    }

    @Test
    void the_out_file_is_whole_or_absent() throws IOException {
        CommandRun written = run("explain", "USAGE", "--out", "page.txt");
        assertThat(written.out()).isEmpty();
        assertThat(folder.resolve("page.txt")).content().startsWith("USAGE\n");
        assertThat(run("explain", "NONSENSE", "--out", "other.txt").exit()).isEqualTo(ExitCode.USAGE);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("page.txt");
        }
        CommandRun nowhere = run("explain", "--out", "no/such/folder.txt");
        assertThat(nowhere.exit()).isEqualTo(ExitCode.DEPENDENCY);
        assertThat(nowhere.err()).contains("its folder does not exist");
    }

    @Test
    void colour_is_used_when_asked_for_and_never_with_no_color_on_auto() {
        assertThat(run("doctor", "--color", "always").out()).contains("\u001b[");
        assertThat(run("doctor").out()).doesNotContain("\u001b[");
        assertThat(CommandRun.in(folder, Map.of("NO_COLOR", "1"), "doctor").out())
                .doesNotContain("\u001b[");
    }

    @Test
    void explain_knows_every_code_and_is_json_on_demand() {
        for (Explanation explanation : Explanation.ALL) {
            CommandRun run = run("explain", explanation.code());
            assertThat(run.out())
                    .contains(explanation.meaning())
                    .contains("exit code: " + explanation.exit().number());
        }
        assertThat(run("explain", "-o", "json").out())
                .startsWith("{\n  \"schemaVersion\" : 1,")
                .contains("\"code\" : \"LEDGER_LOCKED\"");
        assertThat(Explanation.ALL.stream().map(Explanation::code)).doesNotHaveDuplicates();
    }

    @Test
    void doctor_fails_only_on_problems() throws IOException {
        assertThat(run("doctor").exit()).isEqualTo(ExitCode.OK);
        Files.writeString(folder.resolve("assay.yaml"), "apiVersion: assay.dev/v1\nkind: Config\nlogs: x\n");
        CommandRun ill = run("doctor", "-o", "json");
        assertThat(ill.exit()).isEqualTo(ExitCode.DENIED);
        assertThat(ill.out()).contains("\"well\" : false").contains("assay.yaml:3: unknown key 'logs'");
    }

    @Test
    void doctor_finds_a_key_that_others_can_read() throws IOException {
        Path keys = Files.createDirectories(folder.resolve("home/.config/assay/keys"));
        Path key = Files.writeString(keys.resolve("local.key"), "secret");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run("doctor").out()).contains("FAIL keys").contains("chmod 600 '" + key + "'");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(run("doctor").exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void config_shows_values_with_their_origin_and_check_lists_problems() throws IOException {
        Files.writeString(
                folder.resolve("assay.yaml"), "apiVersion: assay.dev/v1\nkind: Config\nlog: {key: data}\nlgo: 1\n");
        CommandRun check = run("config", "check");
        assertThat(check.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(check.out()).contains("assay.yaml:4: unknown key 'lgo'");
        assertThat(run("config", "show").exit()).isEqualTo(ExitCode.CONFIGURATION);
        Files.writeString(folder.resolve("assay.yaml"), "apiVersion: assay.dev/v1\nkind: Config\nlog: {key: data}\n");
        assertThat(run("config", "check").exit()).isEqualTo(ExitCode.OK);
        assertThat(run("config", "show", "--origin").out())
                .containsPattern("log.key +" + folder + "/data  " + folder + "/assay.yaml:3\n");
        assertThat(run("config", "show", "-o", "json", "--set", "log.key=x").out())
                .contains("\"source\" : \"option\"");
        assertThat(run("config", "explain", "log.kye").err()).contains("did you mean 'log.key'?");
    }

    @Test
    void a_completion_script_names_every_command() {
        for (String shell : List.of("bash", "zsh", "fish")) {
            assertThat(run("completion", shell).out()).contains("doctor", "completion", "explain", "origin");
        }
        assertThat(run("completion", "tcsh").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void up_shows_a_changed_byte_named_and_leaves_a_log_that_verifies() {
        CommandRun up = run("up", "demo", "--once", "--build", Checkout.root().toString());
        assertThat(up.exit()).as(up.err()).isEqualTo(ExitCode.OK);
        assertThat(up.out())
                .contains("verified: audit")
                .containsPattern("does not hold: changed \\(a log\\)\n.*tile/entries/000, entry \\d+, bytes")
                .contains("(exit code 4");
        assertThat(folder.resolve("home")).doesNotExist();
        assertThat(run("verify", "demo/audit").exit()).isEqualTo(ExitCode.OK);
        assertThat(run("verify", "demo/changed").exit()).isEqualTo(ExitCode.VERIFICATION);
        assertThat(run("up", "demo", "--once", "--build", Checkout.root().toString())
                        .exit())
                .isEqualTo(ExitCode.USAGE);
    }
}
