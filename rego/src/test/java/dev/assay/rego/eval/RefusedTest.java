package dev.assay.rego.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies at the border of what is refused; the real OPA was asked of each. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class RefusedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "f(a) if { some _ in [a, a] }",
                "f(a) if { some _, _ in {\"k\": a} }",
                "f(a) if { some _ in a }",
                "f(a) if { x := [{a: 1 | true}, [a]]; {x} == {y | y := input} }",
                "f(a) if { every x in [1] { some _ in {a}; x > 0 } }",
                "q if { every e in input { some _ in [e | true] } }",
                "q if { every e in input { [1, 2][3] == e } }",
                "q if { x := sprintf(\"%d\", [1]); is_string($\"{x}\"); json.filter(x, [\"a\"]) }",
                "a := 1\nq if { w = data.d.items[_].tags[i]; some _ in [i | w] }"
            })
    void what_types_are_not_known_of_is_accepted(String rules) {
        assertThat(Asked.problems(rules)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q if { input.a with data.p.q as 1 }",
                "q if { r with data.p.q as 1 }\nr := 1",
                "q if { every x in input { x with data.p.q as 1 } }",
                "f(x) if { x with f as 1 }"
            })
    void a_rule_that_replaces_itself_is_recursive(String rules) {
        assertThat(Asked.problems(rules)).anyMatch(problem -> problem.contains("rego_recursion_error"));
    }

    @Test
    void a_rule_may_replace_another_one() {
        assertThat(Asked.value("r := 1\nq if { r == 2 with data.p.r as 2 }", "q"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q := $\"{walk(input)[_]}\"",
                "q := $\"{input[_]}\"",
                "q := {x | x := $\"{walk(input)[_]}\"}",
                "q if { every x in input { y := $\"{walk(x)[_]}\"; y } }"
            })
    void a_template_binds_no_variables(String rules) {
        assertThat(Asked.problems(rules))
                .anyMatch(problem -> problem.contains("rego_compile_error: var _ is undeclared"));
    }

    @Test
    void a_comprehension_within_a_template_has_its_own_variables() {
        assertThat(Asked.value("q := $\"{[x | some x in [1, 2]]} {count([y | y = input[_]])}\"", "q", "[7]"))
                .isEqualTo("\"[1, 2] 1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "null"})
    void what_is_no_schema_at_all_is_said_to_be_invalid(String schema) {
        assertThat(Asked.value("q := json.verify_schema(\"" + schema + "\")", "q"))
                .isEqualTo("[false, \"jsonschema: schema is invalid\"]");
    }
}
