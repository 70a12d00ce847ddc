package dev.assay.rego.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.rego.run.EvaluationException;
import org.junit.jupiter.api.Test;

/** The kinds of rules. */
class RulesTest {
    @Test
    void a_complete_rule_has_the_value_of_whichever_body_holds() {
        String rules = """
                size := "small" if input.n < 10
                size := "large" if input.n >= 10
                """;

        assertThat(Asked.value(rules, "size", "{\"n\": 3}")).isEqualTo("\"small\"");
        assertThat(Asked.value(rules, "size", "{\"n\": 30}")).isEqualTo("\"large\"");
        assertThat(Asked.value(rules, "size", "{}")).isEqualTo("undefined");
    }

    @Test
    void bodies_that_disagree_are_a_conflict() {
        assertThatThrownBy(() -> Asked.value("a := 1 if true\na := 2 if input.x", "a", "{\"x\": true}"))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("p0.rego:3: eval_conflict_error: complete rules must not produce multiple outputs");
    }

    @Test
    void one_body_that_gives_two_values_is_a_conflict() {
        assertThatThrownBy(() -> Asked.value("a := x if some x in [1, 2]", "a"))
                .hasMessageContaining("eval_conflict_error");
        assertThat(Asked.value("a := x if some x in [1, 1]", "a")).isEqualTo("1");
    }

    @Test
    void else_is_asked_only_when_all_before_it_failed() {
        String rules = """
                a := 1 if {
                	input.x == 1
                } else := 2 if {
                	input.x == 2
                } else := 3
                """;

        assertThat(Asked.value(rules, "a", "{\"x\": 1}")).isEqualTo("1");
        assertThat(Asked.value(rules, "a", "{\"x\": 2}")).isEqualTo("2");
        assertThat(Asked.value(rules, "a", "{}")).isEqualTo("3");
    }

    @Test
    void a_default_stands_in_for_what_is_undefined() {
        assertThat(Asked.value("default allow := false\nallow if input.ok", "allow", "{}"))
                .isEqualTo("false");
        assertThat(Asked.value("default f(_) := 0\nf(x) := 1 if x > 3\na := [f(1), f(4)]", "a"))
                .isEqualTo("[0, 1]");
    }

    @Test
    void a_partial_set_collects_from_all_rules() {
        assertThat(Asked.value("s contains 1\ns contains x if some x in [2, 3, 2]", "s"))
                .isEqualTo("{1, 2, 3}");
    }

    @Test
    void a_member_can_be_asked_for_without_the_whole_set() {
        String rules = """
                s contains x if {
                	some x in input.xs
                	x > 1
                }
                yes if s[2]
                no if s[1]
                """;

        assertThat(Asked.value(rules, "yes", "{\"xs\": [1, 2]}")).isEqualTo("true");
        assertThat(Asked.value(rules, "no", "{\"xs\": [1, 2]}")).isEqualTo("undefined");
    }

    @Test
    void a_partial_object_collects_entries_and_refuses_two_values_for_a_key() {
        assertThat(Asked.value("o[k] := v if some k, v in {\"a\": 1, \"b\": 2}", "o"))
                .isEqualTo("{\"a\": 1, \"b\": 2}");
        assertThatThrownBy(() -> Asked.value("o[\"a\"] := v if some v in [1, 2]", "o"))
                .hasMessageContaining("eval_conflict_error");
        assertThatThrownBy(() -> Asked.value("o[k] := v if { some k in [\"a\"]; some v in [1, 2] }", "o"))
                .hasMessageContaining("eval_conflict_error: object keys must be unique");
    }

    @Test
    void heads_with_general_refs_make_trees() {
        String rules = """
                fruit.apple.seeds := 12
                tree[kind][name] := n if some [kind, name, n] in [["a", "x", 1], ["a", "y", 2], ["b", "x", 3]]
                sets[kind] contains n if some [kind, n] in [["a", 1], ["a", 2], ["b", 3]]
                """;

        assertThat(Asked.value(rules, "fruit")).isEqualTo("{\"apple\": {\"seeds\": 12}}");
        assertThat(Asked.value(rules, "tree")).isEqualTo("{\"a\": {\"x\": 1, \"y\": 2}, \"b\": {\"x\": 3}}");
        assertThat(Asked.value(rules, "tree.a.y")).isEqualTo("2");
        assertThat(Asked.value(rules, "sets")).isEqualTo("{\"a\": {1, 2}, \"b\": {3}}");
        assertThat(Asked.value(rules, "sets.a")).isEqualTo("{1, 2}");
    }

    @Test
    void rules_with_a_constant_place_join_those_with_a_variable_one() {
        String rules = """
                p[x].y := 1 if some x in ["a", "b"]
                p.c.y := 2
                """;

        assertThat(Asked.value(rules, "p")).isEqualTo("{\"a\": {\"y\": 1}, \"b\": {\"y\": 1}, \"c\": {\"y\": 2}}");
        assertThat(Asked.value(rules, "p.c")).isEqualTo("{\"y\": 2}");
    }

    @Test
    void functions_match_their_arguments() {
        String rules = """
                area({"kind": "square", "side": n}) := n * n
                area({"kind": "box", "sides": [a, b]}) := a * b
                sign(0) := "zero"
                sign(n) := "positive" if n > 0
                same(x, x) := true
                a := [area({"kind": "square", "side": 3}), area({"kind": "box", "sides": [2, 5]})]
                b := [sign(0), sign(7)]
                c if same(1, 1)
                d if same(1, 2)
                """;

        assertThat(Asked.value(rules, "a")).isEqualTo("[9, 10]");
        assertThat(Asked.value(rules, "b")).isEqualTo("[\"zero\", \"positive\"]");
        assertThat(Asked.value(rules, "c")).isEqualTo("true");
        assertThat(Asked.value(rules, "d")).isEqualTo("undefined");
    }

    @Test
    void functions_that_disagree_are_a_conflict() {
        assertThatThrownBy(() -> Asked.value("f(x) := 1\nf(x) := 2 if x\na := f(true)", "a"))
                .hasMessageContaining("functions must not produce multiple outputs for same inputs");
    }

    @Test
    void a_package_is_an_object_of_its_rules() {
        assertThat(Asked.policy("a := 1\nb contains 2\nf(x) := x\nnone if false")
                        .query("data.p")
                        .evaluate((dev.assay.rego.value.Value) null)
                        .value())
                .hasToString("{\"a\": 1, \"b\": {2}}");
    }
}
