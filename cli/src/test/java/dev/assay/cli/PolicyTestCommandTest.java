package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code assay policy test} on the folder of a team that uses Conftest. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class PolicyTestCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void copyTheTeamsFolder() throws IOException {
        copy(Checkout.root().resolve("examples/conftest-team"), folder);
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private CommandRun test(String... arguments) {
        List<String> words = new ArrayList<>(List.of("policy", "test"));
        words.addAll(List.of(arguments));
        return CommandRun.in(folder, words.toArray(String[]::new));
    }

    private CommandRun conftest(String... arguments) {
        List<String> words = new ArrayList<>(List.of("policy", "--compat", "conftest"));
        words.addAll(List.of(arguments));
        return CommandRun.in(folder, words.toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void findings_come_with_rule_severity_policy_line_and_reason() {
        CommandRun run = test("manifests");
        assertThat(run.exit()).isEqualTo(ExitCode.DENIED);
        assertThat(run.out())
                .contains("container web may run as root\n    main.deny_run_as_root, critical, policy/main.rego:21\n")
                .contains(
                        "container web has an image from elsewhere\n    main.deny_registry, high, policy/main.rego:29\n")
                .contains("~ manifests/importer.yaml")
                .contains("    reason: The legacy importer writes to a root-owned volume until it is replaced.\n")
                .contains("network.violation_port")
                .endsWith("✗ 12 tests, 7 passed, 1 warning, 3 failures, 1 exception\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void findings_point_at_the_value_that_the_rule_read() {
        assertThat(test("manifests").out())
                .contains("✗ manifests/shop.yaml:13:27  container web may run as root")
                .contains("✗ manifests/shop.yaml:11:18  container web has an image from elsewhere")
                .contains("✗ manifests/shop.yaml:26:13  port 8080 is not allowed");
    }

    @Test
    void conftests_ways_are_conftests() {
        CommandRun run = conftest("test", "--no-color", "manifests");
        assertThat(run.exit()).isEqualTo(ExitCode.DENIED);
        assertThat(run.out()).isEqualTo("""
                        WARN - manifests/importer.yaml - main - legacy-importer has one replica
                        EXCP - manifests/importer.yaml - main - data.main.exception[_][_] == "run_as_root"
                        FAIL - manifests/shop.yaml - main - container web may run as root
                        FAIL - manifests/shop.yaml - main - container web has an image from elsewhere
                        FAIL - manifests/shop.yaml - network - port 8080 is not allowed

                        12 tests, 7 passed, 1 warning, 3 failures, 1 exception
                        """);
        Map<String, String> variable = Map.of("ASSAY_COMPAT", "conftest", "CONFTEST_NO_COLOR", "true");
        assertThat(CommandRun.in(folder, variable, "policy", "test", "manifests")
                        .out())
                .isEqualTo(run.out());
    }

    @Test
    void exit_codes_of_both_ways() {
        String importer = "manifests/importer.yaml";
        assertThat(test(importer).exit()).isEqualTo(ExitCode.OK);
        assertThat(test("--fail-on-warn", importer).exit()).isEqualTo(ExitCode.DENIED);
        assertThat(test("--fail-on-warn", "manifests").exit()).isEqualTo(ExitCode.DENIED);
        assertThat(test("--no-fail", "manifests").exit()).isEqualTo(ExitCode.OK);
        assertThat(conftest("test", "--fail-on-warn", importer).exit().number()).isEqualTo(1);
        assertThat(conftest("test", "--fail-on-warn", "manifests").exit().number())
                .isEqualTo(2);
        assertThat(conftest("test", "-p", "nowhere", "manifests").exit().number())
                .isEqualTo(1);
        assertThat(conftest("test", "-p", "nowhere", "manifests").err()).startsWith("Error: running test: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "tap", "table", "junit", "github", "azuredevops", "sarif", "stdout"})
    void every_format_is_written_in_both_ways(String format) {
        CommandRun own = test("-o", format, "manifests");
        CommandRun others = conftest("test", "-o", format, "manifests");
        assertThat(own.exit()).isEqualTo(ExitCode.DENIED);
        assertThat(others.exit()).isEqualTo(ExitCode.DENIED);
        assertThat(own.out()).contains("may run as root").contains("main.deny_run_as_root");
        assertThat(others.out()).contains("may run as root").isNotEqualTo(own.out());
    }

    @Test
    void options_of_namespaces_data_and_combination() {
        assertThat(test("-n", "main", "manifests").out()).doesNotContain("port 8080");
        assertThat(test("-n", "net*", "manifests").out()).contains("port 8080").doesNotContain("root");
        assertThat(test("--all-namespaces", "manifests").out()).contains("port 8080", "may run as root");
        assertThat(test("--combine", "-p", "policy", "manifests").out()).contains("0 failures");
        assertThat(test("--ignore", "shop", "manifests").out()).doesNotContain("shop.yaml");
        assertThat(test("--suppress-exceptions", "manifests").out())
                .doesNotContain("~ ")
                .contains("1 exception");
    }

    @Test
    void what_is_wrong_with_policies_is_told_together_and_never_passes() throws IOException {
        write("bad/one.rego", "package main\ndeny contains x if { y }\n");
        write("bad/two.rego", "package main\ndeny contains x if {\n");
        CommandRun run = test("-p", "bad", "manifests");
        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("bad/two.rego:").contains("assay explain POLICY_INVALID");
        Files.createDirectories(folder.resolve("empty"));
        CommandRun empty = test("-p", "empty", "manifests");
        assertThat(empty.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(empty.err()).contains("no policies found in [empty]");
        CommandRun namespace = test("-n", "mian", "manifests");
        assertThat(namespace.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(namespace.err()).contains("namespace mian: has no rule", "those that do: main, network");
    }

    @Test
    void a_rule_that_cannot_deny_is_a_mistake() throws IOException {
        write("odd/one.rego", "package main\ndeny[msg] if { msg := \"x\" }\n");
        CommandRun run = test("-p", "odd", "-n", "main", "manifests");
        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("'if' keyword without 'contains' keyword: rule in odd/one.rego at line 2");
        write("true/one.rego", "package main\ndeny := true\n");
        CommandRun complete = test("-p", "true", "-n", "main", "manifests/shop.yaml");
        assertThat(complete.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(complete.err()).contains("data.main.deny gave true, not a set of messages");
        assertThat(conftest("test", "-p", "true", "-n", "main", "manifests/shop.yaml")
                        .exit())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void inputs_that_cannot_be_judged_are_told_and_the_others_judged() throws IOException {
        write("manifests/broken.yaml", "a: [\n");
        write("manifests/notes.txt", "ignored\n");
        CommandRun run = test("manifests");
        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.out()).contains("container web may run as root");
        assertThat(run.err()).contains("manifests/broken.yaml:", "assay explain POLICY_INPUT_INVALID");
        CommandRun unknown = test("manifests/notes.txt");
        assertThat(unknown.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(unknown.err()).contains("choose one with --parser");
        CommandRun parser = test("--parser", "yml", "manifests/notes.txt");
        assertThat(parser.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(parser.err()).contains("unknown parser: yml; did you mean 'yaml'?");
        assertThat(test("nothing-here").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_wrong_configuration_file_is_refused() throws IOException {
        write("conftest.toml", "polcy = \"policy\"\n");
        CommandRun run = test("manifests");
        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("conftest.toml: 'polcy' is no option; did you mean 'policy'?");
        write("other.toml", "policy = \"policy\"\nnamespace = [\"network\"]\ndata = \"data\"\n");
        assertThat(CommandRun.in(folder, "policy", "-c", "other.toml", "test", "manifests")
                        .out())
                .contains("port 8080")
                .doesNotContain("root");
    }

    @Test
    void the_file_that_is_judged_is_known_to_the_policy() throws IOException {
        write("file/one.rego", "package main\ndeny contains data.conftest.file.name\n");
        assertThat(test("-p", "file", "-n", "main", "manifests/shop.yaml").out())
                .contains("  shop.yaml\n");
    }

    @Test
    void exceptions_may_be_objects_with_a_reason() throws IOException {
        write("policy/more.rego", """
                package main

                exception contains {"rules": ["registry"], "reason": "moves in May"} if input.metadata.name == "shop"
                """);
        assertThat(test("-n", "main", "manifests/shop.yaml").out())
                .contains("container web has an image from elsewhere\n    main.deny_registry, exempt")
                .contains("    reason: moves in May\n");
        assertThat(conftest("test", "-n", "main", "--no-color", "manifests/shop.yaml")
                        .out())
                .contains("FAIL - manifests/shop.yaml - main - container web has an image from elsewhere");
    }

    @Test
    void many_files_are_judged_in_their_order() throws IOException {
        String manifest = Files.readString(folder.resolve("manifests/importer.yaml"));
        for (int i = 0; i < 300; i++) {
            write("many/" + String.format("%03d", i) + ".yaml", manifest);
        }
        CommandRun first = test("-n", "main", "-o", "tap", "many");
        assertThat(first.exit()).isEqualTo(ExitCode.OK);
        List<String> plans = first.out()
                .lines()
                .filter(line -> line.startsWith("not ok"))
                .map(line -> line.replaceFirst(".*many/(\\d+).yaml - .*", "$1"))
                .toList();
        assertThat(plans).hasSize(300).isSorted();
        assertThat(test("-n", "main", "-o", "tap", "many").out()).isEqualTo(first.out());
    }
}
