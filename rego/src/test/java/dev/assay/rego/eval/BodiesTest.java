package dev.assay.rego.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bodies can say. */
class BodiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [x, y] = [1, 2]; r = x + y              | 3
            [x, 2] = [1, y]; r = x + y              | 3
            {"a": x} = {"a": 5}; r = x              | 5
            [[x, y], z] = [z, [1, 2]]; r = [x, y]   | [1, 2]
            x = [y]; y = 1; r = x                   | [1]
            r = x; x = 4                            | 4
            [x, x] = [1, 1]; r = x                  | 1
            [x, x] = [1, 2]; r = x                  | undefined
            {"a": x} = input; r = x                 | undefined
            [1, x] = input; r = x                   | undefined
            """)
    void unification_works_both_ways(String body, String value) {
        assertThat(Asked.value("a := r if { " + body + " }", "a")).isEqualTo(value);
    }

    @Test
    void lines_are_put_in_an_order_in_which_all_is_bound() {
        assertThat(Asked.value("a := z if { z = y + 1; y = x * 2; x = 5 }", "a"))
                .isEqualTo("11");
    }

    @Test
    void iteration_visits_arrays_sets_and_objects() {
        String input = "{\"a\": [10, 20], \"o\": {\"x\": 1, \"y\": 2}}";

        assertThat(Asked.value("a := [[i, v] | v := input.a[i]]", "a", input)).isEqualTo("[[0, 10], [1, 20]]");
        assertThat(Asked.value("a := [[k, v] | some k, v in input.o]", "a", input))
                .isEqualTo("[[\"x\", 1], [\"y\", 2]]");
        assertThat(Asked.value("a := [v | some v in {3, 1, 2}]", "a")).isEqualTo("[1, 2, 3]");
        assertThat(Asked.value("a := {x | {3, 1}[x]}", "a")).isEqualTo("{1, 3}");
    }

    @Test
    void a_variable_in_two_places_joins_them() {
        String input = "{\"users\": [{\"id\": 1, \"n\": \"a\"}, {\"id\": 2, \"n\": \"b\"}], \"admins\": [2]}";
        String rule = """
                a contains n if {
                	some i
                	input.users[i].id == input.admins[_]
                	n := input.users[i].n
                }
                """;

        assertThat(Asked.value(rule, "a", input)).isEqualTo("{\"b\"}");
    }

    @Test
    void patterns_in_some_take_elements_apart() {
        assertThat(Asked.value("a := [y | some {\"t\": \"x\", \"v\": y} in input]", "a", """
                        [{"t": "x", "v": 1}, {"t": "z", "v": 2}, {"t": "x", "v": 3}]"""))
                .isEqualTo("[1, 3]");
    }

    @Test
    void negation_holds_when_there_is_no_way_to_hold() {
        assertThat(Asked.value("a if not input.x", "a", "{}")).isEqualTo("true");
        assertThat(Asked.value("a if not input.x", "a", "{\"x\": false}")).isEqualTo("true");
        assertThat(Asked.value("a if not input.x", "a", "{\"x\": 0}")).isEqualTo("undefined");
        assertThat(Asked.value("a if not input.x == 1", "a", "{}")).isEqualTo("true");
    }

    @Test
    void an_undefined_argument_of_a_negated_call_is_no_reason_to_hold() {
        assertThat(Asked.value("f(x) if x == 1\na if not f(input.x)", "a", "{}"))
                .isEqualTo("undefined");
        assertThat(Asked.value("a if not count(input.x) > 1", "a", "{}")).isEqualTo("undefined");
    }

    @Test
    void every_holds_for_nothing_and_for_all() {
        String rule = "a if every k, v in input.xs { v > k }";

        assertThat(Asked.value(rule, "a", "{\"xs\": []}")).isEqualTo("true");
        assertThat(Asked.value(rule, "a", "{\"xs\": [1, 2]}")).isEqualTo("true");
        assertThat(Asked.value(rule, "a", "{\"xs\": [1, 1]}")).isEqualTo("undefined");
        assertThat(Asked.value(rule, "a", "{}")).isEqualTo("undefined");
    }

    @Test
    void comprehensions_see_the_variables_around_them() {
        assertThat(Asked.value("a := [[x, s] | some x in [1, 2]; s := sum([y | some y in [1, 2, 3]; y > x])]", "a"))
                .isEqualTo("[[1, 5], [2, 3]]");
        assertThat(Asked.value("a := {k: v | some k, v in [\"x\", \"y\"]}", "a"))
                .isEqualTo("{0: \"x\", 1: \"y\"}");
    }

    @Test
    void walk_gives_every_path() {
        assertThat(Asked.value("a := {p | walk({\"x\": [1]}, [p, 1])}", "a")).isEqualTo("{[\"x\", 0]}");
    }

    @Test
    void a_call_can_name_its_output_as_a_last_argument() {
        assertThat(Asked.value("a := x if plus(1, 2, x)", "a")).isEqualTo("3");
    }

    @Test
    void a_template_string_shows_what_is_undefined() {
        assertThat(Asked.value("a := $\"{input.x} and {input.y}!\"", "a", "{\"x\": [1, \"b\"]}"))
                .isEqualTo("\"[1, \\\"b\\\"] and <undefined>!\"");
    }

    @Test
    void a_body_of_ten_thousand_lines_needs_no_deep_stack() {
        String body = "\tinput.x == 1\n".repeat(10_000);

        assertThat(Asked.value("a if {\n" + body + "}", "a", "{\"x\": 1}")).isEqualTo("true");
    }
}
