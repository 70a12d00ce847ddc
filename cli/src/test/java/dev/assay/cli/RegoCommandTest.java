package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fault.ExitCode;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assay rego eval|test|check|bench}, run in process. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class RegoCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void policies() throws IOException {
        write("p/main.rego", """
                package main

                deny contains msg if {
                	input.kind == "Deployment"
                	msg := sprintf("no %s", [data.limits.word])
                }
                """);
        write("p/limits/data.json", "{\"word\": \"deployments\"}");
        write("p/main_test.rego", """
                package main_test

                import data.main

                test_denied if count(main.deny) == 1 with input as {"kind": "Deployment"}

                test_cases[name] if {
                	some name, case in {"one": {"x": 1}, "two": {"x": 2}}
                	case.x < 3
                }
                """);
        write("input.json", "{\"kind\": \"Deployment\"}");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    @Test
    void eval_prints_json_as_opa_does() {
        CommandRun run = run("rego", "eval", "-d", "p", "-i", "input.json", "-o", "json", "data.main.deny");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).isEqualTo("""
                {
                  "result": [
                    {
                      "expressions": [
                        {
                          "value": [
                            "no deployments"
                          ],
                          "text": "data.main.deny",
                          "location": {
                            "row": 1,
                            "col": 1
                          }
                        }
                      ]
                    }
                  ]
                }
                """);
    }

    @Test
    void eval_knows_the_other_formats() {
        assertThat(run("rego", "eval", "[1, 2][i] > 0").out()).isEqualTo("""
                ┌───┐
                │ i │
                ├───┤
                │ 0 │
                │ 1 │
                └───┘
                """);
        assertThat(run("rego", "eval", "-f", "raw", "[1, \"a\"][_]; 2").out()).isEqualTo("1 2\na 2\n");
        assertThat(run("rego", "eval", "-f", "values", "x := 1").out()).isEqualTo("[\n  true\n]\n");
        assertThat(run("rego", "eval", "-f", "bindings", "x := 1").out()).isEqualTo("{\n  \"x\": 1\n}\n");
        assertThat(run("rego", "eval", "data.nothing").out()).isEqualTo("undefined\n");
        assertThat(run("rego", "eval", "-f", "sarif", "1").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void eval_ends_as_it_is_asked_to() {
        assertThat(run("rego", "eval", "--fail", "data.nothing").exit()).isEqualTo(ExitCode.DENIED);
        assertThat(run("rego", "eval", "--fail-defined", "1").exit()).isEqualTo(ExitCode.DENIED);
        assertThat(run("rego", "eval", "--fail-defined", "[]").exit()).isEqualTo(ExitCode.OK);
        assertThat(run("rego", "eval", "1 +").exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run("rego", "eval", "--compat", "opa", "1 +").exit().number())
                .isEqualTo(2);
        CommandRun partial = run("rego", "eval", "--partial", "1");
        assertThat(partial.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(partial.err()).contains("no partial evaluation");
    }

    @Test
    void a_builtin_that_fails_is_undefined_unless_errors_are_strict() {
        assertThat(run("rego", "eval", "to_number(\"x\")").out()).isEqualTo("undefined\n");
        CommandRun strict = run("rego", "eval", "--strict-builtin-errors", "to_number(\"x\")");
        assertThat(strict.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(strict.err()).contains("eval_builtin_error");
    }

    @Test
    void tests_pass_or_fail() throws IOException {
        CommandRun passed = run("rego", "test", "p");
        assertThat(passed.err()).isEmpty();
        assertThat(passed.out()).isEqualTo("PASS: 3/3\n");
        assertThat(passed.exit()).isEqualTo(ExitCode.OK);
        write("p/more_test.rego", """
                package more_test

                test_wrong if {
                	print("seen", 1)
                	1 == 2
                }

                todo_test_later if false

                test_cases[name] if {
                	some name, case in {"one": {"x": 1}, "two": {"x": 2}}
                	case.x == 1
                }
                """);
        CommandRun failed = run("rego", "test", "p");
        assertThat(failed.exit()).isEqualTo(ExitCode.DENIED);
        assertThat(failed.out())
                .contains("p/more_test.rego:3:\ndata.more_test.test_wrong: FAIL (", "\n  seen 1\n")
                .contains("data.more_test.todo_test_later: SKIPPED\n", "  two: FAIL\n")
                .endsWith("PASS: 4/7\nFAIL: 2/7\nSKIPPED: 1/7\n")
                .doesNotContain("one: PASS");
        assertThat(run("rego", "test", "--compat", "opa", "p").exit().number()).isEqualTo(2);
        assertThat(run("rego", "test", "--run", "main_test.*", "p").out()).isEqualTo("PASS: 3/3\n");
        assertThat(run("rego", "test", "--ignore", "more_*", "p").out()).isEqualTo("PASS: 3/3\n");
        assertThat(run("rego", "test", "-o", "json", "p").out())
                .contains("\"name\": \"test_wrong\",\n    \"fail\": true", "\"output\": \"c2VlbiAxCg==\"");
    }

    @Test
    void a_run_without_tests_can_fail() throws IOException {
        write("q/only.rego", "package only\np := 1\n");
        assertThat(run("rego", "test", "q").exit()).isEqualTo(ExitCode.OK);
        assertThat(run("rego", "test", "--fail-on-empty", "q").exit()).isEqualTo(ExitCode.DENIED);
    }

    @Test
    void check_lists_every_problem_with_its_line() throws IOException {
        assertThat(run("rego", "check", "p").exit()).isEqualTo(ExitCode.OK);
        write("q/a.rego", "package a\np := 1 + \"a\"\n");
        write("q/b.rego", "package b\nimport data.a\np if 1 == \"b\"\n");
        CommandRun run = run("rego", "check", "q");
        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                2 errors occurred:
                q/a.rego:2:6: rego_type_error: plus: invalid argument(s)
                	have: (number, string, ???)
                	want: (x: number, y: number, z: number)
                    p := 1 + "a"
                         ^
                q/b.rego:3:6: rego_type_error: match error
                	left  : number
                	right : string
                    p if 1 == "b"
                         ^
                """);
        assertThat(run("rego", "check", "--strict", "q").err()).contains("rego_compile_error: import data.a unused");
        assertThat(run("rego", "check", "-o", "json", "q").out()).contains("\"code\": \"rego_type_error\"");
        assertThat(run("rego", "check", "--compat", "opa", "q").exit().number()).isEqualTo(1);
        assertThat(run("rego", "check", "nowhere").exit()).isEqualTo(ExitCode.CONFIGURATION);
        Files.createDirectories(folder.resolve("empty"));
        CommandRun empty = run("rego", "check", "empty");
        assertThat(empty.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(empty.err()).contains("no policy in empty");
    }

    @Test
    void check_knows_schemas_and_capabilities() throws IOException {
        write("schema.json", "{\"type\": \"object\", \"properties\": {\"kind\": {\"type\": \"string\"}}}");
        assertThat(run("rego", "check", "--schema", "schema.json", "p/main.rego")
                        .exit())
                .isEqualTo(ExitCode.OK);
        write("q.rego", "package q\np if input.kindd == \"a\"\n");
        assertThat(run("rego", "check", "--schema", "schema.json", "q.rego").err())
                .contains("undefined ref: input.kindd");
        write("caps.json", "{\"builtins\": [{\"name\": \"eq\"}, {\"name\": \"equal\"}, {\"name\": \"assign\"}]}");
        assertThat(run("rego", "check", "--capabilities", "caps.json", "p/main.rego")
                        .err())
                .contains("undefined function sprintf");
    }

    @Test
    void the_environment_can_ask_for_the_ways_of_opa() {
        CommandRun run = CommandRun.in(folder, Map.of("ASSAY_COMPAT", "opa"), "rego", "eval", "1");
        assertThat(run.out()).startsWith("{\n  \"result\"");
        assertThat(run("rego", "eval", "--compat", "conftest", "1").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_folder_without_policies_does_not_look_like_success() throws IOException {
        write("empty/notes.txt", "nothing\n");
        CommandRun run = run("rego", "test", "empty");
        assertThat(run.exit().number()).isEqualTo(3);
        assertThat(run.err()).contains("no policies found in [empty]");
        assertThat(run("rego", "test", "--compat", "opa", "empty").exit()).isEqualTo(ExitCode.OK);
    }
}
