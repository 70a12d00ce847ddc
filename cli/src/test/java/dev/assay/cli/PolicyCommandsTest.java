package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of {@code assay policy} besides {@code test}. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class PolicyCommandsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void copyTheTeamsFolder() throws IOException {
        PolicyTestCommandTest.copy(Checkout.root().resolve("examples/conftest-team"), folder);
    }

    private CommandRun run(String line) {
        return CommandRun.in(folder, ("policy " + line).split(" ", -1));
    }

    @Test
    void verify_runs_the_tests_of_the_policies() throws IOException {
        CommandRun passing = run("verify");
        assertThat(passing.exit()).isEqualTo(ExitCode.OK);
        assertThat(passing.out()).isEqualTo("✓ 3 tests, 3 passed, 0 warnings, 0 failures, 0 exceptions, 0 skipped\n");
        Files.writeString(
                folder.resolve("policy/more_test.rego"),
                "package main\n\ntest_wrong if count(deny_registry) == 7\n\ntodo_test_later if false\n");
        CommandRun failing = run("verify");
        assertThat(failing.exit()).isEqualTo(ExitCode.DENIED);
        assertThat(failing.out())
                .contains("✗ policy/more_test.rego:3:1  data.main.test_wrong")
                .contains("skipped: data.main.todo_test_later")
                .endsWith("5 tests, 3 passed, 0 warnings, 1 failure, 0 exceptions, 1 skipped\n");
        assertThat(run("verify --report full").out())
                .contains("FAILURES", "data.main.test_wrong: FAIL", "PASS: 3/5", "FAIL: 1/5", "SKIPPED: 1/5");
        assertThat(run("verify -o junit --report full").err()).contains("report flag is supported with stdout only");
        assertThat(run("verify -n other").exit()).isEqualTo(ExitCode.CONFIGURATION);
        CommandRun conftest = run("--compat conftest verify --no-color manifests");
        assertThat(conftest.exit()).isEqualTo(ExitCode.DENIED);
        assertThat(conftest.out()).isEqualTo("""
                        FAIL - policy/more_test.rego -  - data.main.test_wrong

                        5 tests, 3 passed, 0 warnings, 1 failure, 0 exceptions, 1 skipped
                        """);
    }

    @Test
    void parse_shows_what_policies_see() throws IOException {
        CommandRun one = run("parse manifests/importer.yaml");
        assertThat(one.exit()).isEqualTo(ExitCode.OK);
        assertThat(one.out()).startsWith("{\n  \"apiVersion\": \"apps/v1\",\n  \"kind\": \"Deployment\",");
        assertThat(run("parse manifests/shop.yaml").out()).startsWith("[\n  {\n");
        assertThat(run("parse manifests/shop.yaml manifests/importer.yaml").out())
                .startsWith("{\n  \"manifests/importer.yaml\": {\n");
        assertThat(run("parse --combine manifests/shop.yaml manifests/importer.yaml")
                        .out())
                .startsWith("[\n\t{\n\t\t\"path\": \"manifests/importer.yaml\",\n\t\t\"contents\": {\n")
                .endsWith("]\n\n");
        assertThat(run("parse nothing.yaml").exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run("parse").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void doc_writes_a_page_a_folder() throws IOException {
        assertThat(run("doc policy").exit()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(folder.resolve("policy.md")))
                .startsWith("# main - Rules for workloads of the shop team\n")
                .contains("## main.deny_run_as_root - Containers do not run as root\n\nA container says")
                .contains("* https://kubernetes.io/docs/concepts/security/pod-security-standards/\n");
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("page.tpl"), "{{ range . }}{{ .RegoPackageName }};{{ end }}");
        assertThat(run("--compat conftest doc -t page.tpl -o out policy").exit())
                .isEqualTo(ExitCode.OK);
        assertThat(Files.readString(folder.resolve("out/policy.md"))).startsWith("main;main.deny_registry;");
        assertThat(run("doc manifests").exit()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void fmt_changes_files_only_when_all_can_be_read() throws IOException {
        assertThat(run("fmt --check policy").exit()).isEqualTo(ExitCode.OK);
        Path ugly = folder.resolve("policy/ugly.rego");
        Files.writeString(ugly, "package   main\nx:=1\n");
        CommandRun check = run("fmt --check policy");
        assertThat(check.exit()).isEqualTo(ExitCode.DENIED);
        assertThat(check.err()).isEqualTo("not formatted: policy/ugly.rego\n");
        assertThat(run("--compat conftest fmt --check policy").err()).contains("Error: files not formatted");
        Files.writeString(folder.resolve("policy/worse.rego"), "package main\nx := \n");
        assertThat(run("fmt policy").exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ugly).hasContent("package   main\nx:=1");
        Files.delete(folder.resolve("policy/worse.rego"));
        assertThat(run("fmt policy").exit()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(ugly)).isEqualTo("package main\n\nx := 1\n");
    }

    @Test
    void reformat_writes_saved_results_in_another_format() throws IOException {
        CommandRun saved = run("--compat conftest test -o json manifests");
        Files.writeString(folder.resolve("results.json"), saved.out());
        for (String format : new String[] {"table", "junit", "sarif", "tap", "json"}) {
            assertThat(run("--compat conftest reformat results.json -o " + format)
                            .out())
                    .isEqualTo(run("--compat conftest test -o " + format + " manifests")
                            .out());
        }
        Files.writeString(folder.resolve("results.json"), "no json");
        assertThat(run("reformat results.json").err()).contains("failed to parse JSON input");
        assertThat(run("reformat nothing.json").err()).contains("failed to open input file");
    }

    @ParameterizedTest
    @CsvSource({
        "git::https://example.org/p, git clone",
        "github.com/example/p, git clone",
        "https://example.org/p.rego, curl",
        "s3::https://example.org/p, oci://",
    })
    void other_sources_are_refused_with_another_way(String address, String way) {
        CommandRun run = run("pull " + address);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("policies are not fetched from").contains(way);
    }

    @Test
    void pull_copies_from_files_and_folders_and_overwrites_nothing() throws IOException {
        assertThat(run("pull -p copy policy").exit()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("copy/main.rego")).hasSameTextualContentAs(folder.resolve("policy/main.rego"));
        CommandRun again = run("pull -p copy file:policy/main.rego");
        assertThat(again.err()).contains("refusing to overwrite");
        assertThat(again.exit()).isNotEqualTo(ExitCode.OK);
        Files.writeString(folder.resolve("policy/main.rego"), "package main\n\ndeny contains \"new\"\n");
        assertThat(run("test -p copy --update file:policy/main.rego -n main manifests/shop.yaml")
                        .out())
                .contains("  new\n");
    }

    @Test
    void compat_knows_only_conftest() {
        assertThat(run("--compat conftst test manifests").err()).contains("did you mean 'conftest'?");
        assertThat(run("--version").out()).contains("Conftest");
        assertThat(run("").exit()).isEqualTo(ExitCode.USAGE);
    }
}
