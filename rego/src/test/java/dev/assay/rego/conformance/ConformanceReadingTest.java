package dev.assay.rego.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner itself: reads every case whole, and its comparison can say no. */
class ConformanceReadingTest {

    @Test
    void every_published_case_is_read() throws IOException {
        List<ConformanceCase> cases = ConformanceCases.in(Checkout.vectors("opa-v1"));

        assertThat(cases).hasSize(2_060).doesNotHaveDuplicates();
        assertThat(cases.stream().map(ConformanceCase::folder).distinct()).hasSize(142);
        assertThat(cases.stream().filter(test -> test.wanted() != null)).hasSize(1_831);
        assertThat(cases.stream().filter(test -> test.inputTerm() != null)).hasSize(86);
        assertThat(cases.stream().filter(ConformanceCase::sorted)).hasSize(277);
        assertThat(cases.stream().filter(ConformanceCase::strict)).hasSizeGreaterThan(200);
    }

    @Test
    void numbers_keep_their_digits_in_json_and_in_yaml(@TempDir Path folder) throws IOException {
        Value wanted = ArrayValue.of(NumberValue.parse("18446744073709551614"), NumberValue.parse("0.10"));
        Path yaml = Files.writeString(folder.resolve("a.yaml"), "- 18446744073709551614\n- 0.10\n");

        assertThat(ExactJson.read("[18446744073709551614, 0.10]").toString()).isEqualTo(wanted.toString());
        assertThat(ExactYaml.read(yaml).toString()).isEqualTo(wanted.toString());
        assertThat(wanted.toString()).isEqualTo("[18446744073709551614, 0.10]");
    }

    @Test
    void a_value_on_its_way_through_json() {
        Value value = ObjectValue.builder()
                .put(NumberValue.of(1), SetValue.of(StringValue.of("b"), StringValue.of("a")))
                .put(ArrayValue.of(StringValue.of("<"), NumberValue.of(2)), StringValue.of("<"))
                .build();

        assertThat(JsonForm.of(value)).isEqualTo(ExactJson.read("""
                {"1": ["a", "b"], "[\\"\\\\u003c\\",2]": "<"}"""));
    }

    @Test
    void results_are_compared_as_sets_of_bindings() {
        ConformanceCase test = wanting("""
                "want_result": [{"x": [1, 2]}, {"x": [3]}]""");

        assertThat(Verdict.on(test, answer("{\"x\": [3]}", "{\"x\": [1.0, 2]}", "{\"x\": [3]}")))
                .isEmpty();
        assertThat(Verdict.on(test, answer("{\"x\": [3]}", "{\"x\": [2, 1]}"))).isPresent();
        assertThat(Verdict.on(test, answer("{\"x\": [3]}"))).isPresent();
        assertThat(Verdict.on(test, answer("{\"x\": [3], \"y\": 1}", "{\"x\": [1, 2], \"y\": 1}")))
                .isPresent();
        assertThat(Verdict.on(test, Answer.error("eval_type_error", "eval_type_error: no")))
                .isPresent();
    }

    @Test
    void sorting_reaches_only_the_top_level() {
        ConformanceCase test = wanting("""
                "want_result": [{"x": [1, [2, 1]]}], "sort_bindings": true""");

        assertThat(Verdict.on(test, answer("{\"x\": [[2, 1], 1]}"))).isEmpty();
        assertThat(Verdict.on(test, answer("{\"x\": [1, [1, 2]]}"))).isPresent();
    }

    @Test
    void code_and_text_of_an_error_are_both_looked_at() {
        ConformanceCase test = wanting("""
                "want_error": "must be", "want_error_code": "eval_type_error\"""");

        assertThat(Verdict.on(test, Answer.error("eval_type_error", "a.rego:1: eval_type_error: must be")))
                .isEmpty();
        assertThat(Verdict.on(test, Answer.error("eval_type_error", "eval_type_error: no")))
                .isPresent();
        assertThat(Verdict.on(test, Answer.error("eval_builtin_error", "must be")))
                .isPresent();
        assertThat(Verdict.on(test, answer())).isPresent();
    }

    @Test
    void the_list_of_exceptions_gives_reasons() {
        assertThat(Exceptions.parse("# why\n\na/b#0: needs a clock: none here\n"))
                .containsEntry("a/b#0", "needs a clock: none here");
        assertThatThrownBy(() -> Exceptions.parse("a/b#0")).hasMessageContaining("no reason");
        assertThatThrownBy(() -> Exceptions.parse("a/b#0: x\na/b#0: y")).hasMessageContaining("twice");
    }

    @Test
    void a_defect_of_the_engine_is_a_case_that_does_not_pass() {
        ConformanceCase test = wanting("\"want_result\": []");

        Report report = Report.of(List.of(test), _ -> {
            throw new IllegalStateException("planted");
        });

        assertThat(report.failures().get(test.id())).contains("planted");
        assertThat(report.summary()).isEqualTo("0 of 1 cases pass (0.00%) in 1 folders");
        assertThat(Report.of(List.of(test), _ -> answer()).passed()).isEqualTo(1);
    }

    private static ConformanceCase wanting(String members) {
        String text = "{\"note\": \"n\", \"query\": \"data.p = x\", " + members + "}";
        return ConformanceCase.of("folder/file#0", (ObjectValue) ExactJson.read(text));
    }

    private static Answer answer(String... bindings) {
        return Answer.of(List.of(bindings).stream()
                .map(text -> (ObjectValue) ExactJson.read(text))
                .toList());
    }
}
