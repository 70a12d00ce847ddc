package dev.assay.rego.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.Policy;
import dev.assay.rego.ast.Source;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import org.junit.jupiter.api.Test;

/** What {@code with} puts in the place of things. */
class WithTest {
    private static final String RULES = """
            limit := data.limits.most
            over if input.n > limit
            double(x) := x * 2
            twice := double(input.n)
            """;

    private static String ask(String body) {
        Policy policy = Policy.builder()
                .source(new Source("p.rego", "package p\n" + RULES + "a := r if {\n" + body + "\n}"))
                .data((ObjectValue) Asked.term("{\"limits\": {\"most\": 5, \"least\": 1}}"))
                .build();
        Value value =
                policy.query("data.p.a").evaluate(Asked.term("{\"n\": 3}")).value();
        return value == null ? "undefined" : value.toString();
    }

    @Test
    void the_input_is_another_for_one_expression() {
        assertThat(ask("r := twice with input.n as 10")).isEqualTo("20");
        assertThat(ask("x := twice with input.n as 10; r := [x, twice]")).isEqualTo("[20, 6]");
        assertThat(ask("r := input with input.a.b as 1")).isEqualTo("{\"a\": {\"b\": 1}, \"n\": 3}");
    }

    @Test
    void values_of_rules_are_not_mixed_up_between_worlds() {
        assertThat(ask("x := twice; y := twice with input as {\"n\": 7}; r := [x, y, twice]"))
                .isEqualTo("[6, 14, 6]");
    }

    @Test
    void base_documents_and_rules_can_be_replaced() {
        assertThat(ask("over with data.limits.most as 2; r := data.limits")).isEqualTo("{\"least\": 1, \"most\": 5}");
        assertThat(ask("over with data.p.limit as 1; r := limit")).isEqualTo("5");
        assertThat(ask("r := data.limits with data.limits.most as 9")).isEqualTo("{\"least\": 1, \"most\": 9}");
    }

    @Test
    void functions_can_be_replaced_by_functions_and_values() {
        assertThat(ask("r := twice with double as 1")).isEqualTo("1");
        assertThat(ask("r := twice with double as abs with input.n as -3")).isEqualTo("3");
        assertThat(ask("r := count([1]) with count as 7")).isEqualTo("7");
    }

    @Test
    void they_nest() {
        assertThat(ask("r := [x | x := twice with input.n as 1] with input.n as 4"))
                .isEqualTo("[2]");
        assertThat(ask("r := [[x, twice] | x := twice with input.n as 1] with input.n as 4"))
                .isEqualTo("[[2, 8]]");
    }
}
