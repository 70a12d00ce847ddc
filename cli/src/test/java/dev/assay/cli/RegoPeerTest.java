package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.json.JsonReader;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import dev.assay.testkit.FinishedProgram;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our commands beside those of the real opa: the same arguments, the same output and exit code. */
@Tag("peers")
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class RegoPeerTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void policies() throws IOException {
        write("p/main.rego", """
                package main

                import data.limits

                deny contains msg if {
                	some container in input.containers
                	container.cpu > limits.cpu
                	msg := sprintf("%s takes <%d>", [container.name, container.cpu])
                }

                size(x) := count(x)

                wrong(x) := 1
                wrong(x) := 2
                """);
        write("p/limits/data.json", "{\"cpu\": 2}");
        write("p/main_test.rego", """
                package main_test

                import data.main

                test_ok if count(main.deny) == 1 with input as {"containers": [{"name": "a", "cpu": 3}]}

                test_wrong if {
                	print("seen", [1, {"a": "b"}])
                	count(main.deny) == 1
                }

                todo_test_later if false

                test_cases[note] if {
                	some note, tc in {"one": {"a": 1, "e": 2}, "two": {"a": 2, "e": 4}, "three": {"a": 3, "e": 4}}
                	tc.a + 1 == tc.e
                }

                test_ok if true

                test_error if main.wrong(1) == 1
                """);
        write("input.json", "{\"containers\": [{\"name\": \"a\", \"cpu\": 3}, {\"name\": \"b\", \"cpu\": 1}]}");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private FinishedProgram opa(String... arguments) {
        return Program.at(Checkout.peer("opa"), arguments).in(folder).run();
    }

    private CommandRun assay(String... arguments) {
        List<String> all = new ArrayList<>(List.of("rego"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--compat", "opa"));
        return CommandRun.in(folder, all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.main.deny",
                "data.main",
                "data.limits",
                "data.nothing",
                "x := 1; y := [x, \"<a&b>\"]",
                "data.main.deny[x]",
                "data.main.size(input.containers)",
                "[1, 2.50, 1e3, 12345678901234567890][i]",
                "{1, 2} | {\"a\"}",
                "{\"a\": null, \"b\": {}, \"c\": []}",
                "1 == 2",
                "false",
                "input.containers[_].name",
                "not data.nothing",
                "every x in [1] { x > 0 }",
            })
    void eval_prints_the_same(String query) {
        for (String format : List.of("json", "values", "bindings", "raw", "pretty", "discard")) {
            String[] arguments = {"eval", "-d", "p", "-i", "input.json", "-f", format, query};
            FinishedProgram theirs = opa(arguments);
            CommandRun ours = assay(arguments);
            assertThat(ours.out()).as("%s as %s", query, format).isEqualTo(theirs.text());
            assertThat(ours.exit().number()).as("%s as %s", query, format).isEqualTo(theirs.exitCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 + \"a\"", "data.main.wrong(1)", "nope(1)", "x"})
    void eval_refuses_the_same(String query) {
        String[] arguments = {"eval", "-d", "p", "-f", "json", query};
        FinishedProgram theirs = opa(arguments);
        CommandRun ours = assay(arguments);
        assertThat(ours.exit().number()).isEqualTo(theirs.exitCode());
        assertThat(codes(JsonReader.read(ours.out()))).isEqualTo(codes(JsonReader.read(theirs.text())));
    }

    /** Code and place of each error, which OPA repeats at times; the details of its parser have no counterpart. */
    private static List<String> codes(Value document) {
        List<String> codes = new ArrayList<>();
        if (document instanceof ObjectValue object && object.get("errors") instanceof ArrayValue errors) {
            for (Value error : errors) {
                ObjectValue one = (ObjectValue) error;
                codes.add(one.get("code") + " at " + one.get("location"));
            }
        }
        return codes.stream().distinct().toList();
    }

    @Test
    void test_tells_the_same() {
        for (String[] arguments : List.of(
                new String[] {"test", "p"},
                new String[] {"test", "p", "-v"},
                new String[] {"test", "p", "--run", "main_test.test_ok"},
                new String[] {"test", "p", "-z", "--run", "later"},
                new String[] {"test", "p", "--run", "none", "--fail-on-empty"})) {
            FinishedProgram theirs = opa(arguments);
            CommandRun ours = assay(arguments);
            assertThat(tests(ours.out())).as(List.of(arguments).toString()).isEqualTo(tests(theirs.text()));
            assertThat(ours.exit().number()).as(List.of(arguments).toString()).isEqualTo(theirs.exitCode());
        }
    }

    /** The lines that tell how tests ended, without times, in the order of names: OPA runs them in any. */
    private static List<String> tests(String text) {
        return text.lines()
                .filter(line -> line.matches("(data\\.|  )\\S+: (PASS|FAIL|SKIPPED|ERROR).*|[A-Z]+: .*|  seen.*"))
                .map(line -> line.replaceAll(" \\([0-9].*", ""))
                .sorted()
                .toList();
    }

    @Test
    void test_writes_the_same_json() {
        FinishedProgram theirs = opa("test", "p", "-f", "json");
        CommandRun ours = assay("test", "p", "-f", "json");
        assertThat(results(ours.out())).isEqualTo(results(theirs.text()));
    }

    /** Results by name; durations and stacks differ by nature, the words of a conflict by version. */
    private static List<String> results(String text) {
        List<String> results = new ArrayList<>();
        for (Value result : (ArrayValue) JsonReader.read(text)) {
            ObjectValue one = (ObjectValue) result;
            Value error = one.get("error");
            results.add(one.get("package") + " " + one.get("name") + " " + one.get("location") + " " + one.get("fail")
                    + " " + one.get("skip") + " " + one.get("output") + " " + one.get("sub_results") + " "
                    + (error instanceof ObjectValue known ? known.get("code") + " " + known.get("location") : ""));
        }
        results.sort(null);
        return results;
    }

    @Test
    void check_ends_the_same() throws IOException {
        assertThat(assay("check", "p").exit().number())
                .isEqualTo(opa("check", "p").exitCode());
        write("p/bad.rego", "package bad\nimport data.x\np := 1 + \"a\"\nq := nope\n");
        FinishedProgram theirs = opa("check", "p", "-f", "json");
        CommandRun ours = assay("check", "p", "-f", "json");
        assertThat(ours.exit().number()).isEqualTo(theirs.exitCode());
        assertThat(codes(JsonReader.read(ours.out())))
                .isNotEmpty()
                .isEqualTo(codes(JsonReader.read(theirs.errors().isBlank() ? theirs.text() : theirs.errors())));
    }
}
