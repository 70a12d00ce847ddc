package dev.assay.rego.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.rego.Policy;
import dev.assay.rego.PolicyException;
import dev.assay.rego.Query;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.run.Results;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Queries as {@code opa eval} takes them. */
class QueryTest {
    private static final Policy EMPTY = Policy.builder().build();

    private static List<String> rows(String query) {
        return EMPTY.query(query).evaluate((Value) null).rows().stream()
                .map(row -> row.bindings() + " "
                        + row.expressions().stream()
                                .map(Results.ExpressionValue::value)
                                .toList())
                .toList();
    }

    @Test
    void variables_are_bound_row_by_row() {
        assertThat(rows("x := [1, 2][_]")).containsExactly("{\"x\": 1} [true]", "{\"x\": 2} [true]");
        assertThat(rows("some i; v := [\"a\", \"b\"][i]; v != \"a\""))
                .containsExactly("{\"i\": 1, \"v\": \"b\"} [true, true]");
    }

    @Test
    void a_single_expression_may_be_false() {
        assertThat(rows("1 == 2")).containsExactly("{} [false]");
        assertThat(rows("false")).containsExactly("{} [false]");
        assertThat(rows("1 == 2; true")).isEmpty();
        assertThat(rows("not true")).isEmpty();
        assertThat(rows("x := 1 + 1")).containsExactly("{\"x\": 2} [true]");
    }

    @Test
    void a_query_can_stand_in_a_package() {
        Policy policy = Asked.policy("a := 7");

        assertThat(policy.query("a", "data.p", List.of()).evaluate((Value) null).value())
                .hasToString("7");
        assertThatThrownBy(() -> policy.query("a"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("rego_unsafe_var_error: var a is unsafe");
    }

    @Test
    void many_inputs_are_answered_in_order() {
        Query query = Asked.policy("a := input.n * 2").query("data.p.a");
        List<Value> inputs = IntStream.range(0, 500)
                .mapToObj(n -> (Value)
                        ObjectValue.builder(1).put("n", NumberValue.of(n)).build())
                .toList();

        List<Results> results = query.evaluateAll(inputs, 4);

        assertThat(IntStream.range(0, 500))
                .allMatch(n -> String.valueOf(n * 2L)
                        .equals(String.valueOf(results.get(n).value())));
    }

    @Test
    void strict_errors_of_builtins_are_reported_with_their_place() {
        Query query = Asked.policy("a := 1 / input.n").query("data.p.a");
        Value zero = Asked.term("{\"n\": 0}");

        assertThat(query.evaluate(zero).isUndefined()).isTrue();
        assertThatThrownBy(() -> query.evaluate(Evaluation.builder()
                        .input(zero)
                        .strictBuiltinErrors(true)
                        .build()))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("p0.rego:2: eval_builtin_error: div: divide by zero");
    }

    @Test
    void rules_are_listed_by_package() {
        Policy policy = Asked.policy("a := 1\nb := 2", "package q.r\nc := 3");

        assertThat(policy.packages()).containsExactly("data.p", "data.q.r");
        assertThat(policy.rules("data.p")).hasSize(2);
        assertThat(policy.rules("data.q.r")).hasSize(1);
    }
}
