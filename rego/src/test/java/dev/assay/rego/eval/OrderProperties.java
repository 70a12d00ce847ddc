package dev.assay.rego.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.Policy;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What must not matter, does not. */
class OrderProperties {
    private static final List<String> LINES = List.of(
            "x = input.xs[_]",
            "y = x * 2",
            "z = y + count(w)",
            "w = [v | some v in input.xs; v <= x]",
            "not x == 3",
            "every v in w { v <= x }");

    private static Value input(List<Integer> numbers) {
        return ObjectValue.builder(1)
                .put("xs", ArrayValue.of(numbers.stream().map(NumberValue::of).toList()))
                .build();
    }

    @Property(tries = 100)
    void the_order_of_lines(@ForAll long seed, @ForAll @Size(max = 6) List<@IntRange(max = 9) Integer> numbers) {
        List<String> shuffled = new ArrayList<>(LINES);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(answers(shuffled, numbers)).isEqualTo(answers(LINES, numbers));
    }

    private static Value answers(List<String> lines, List<Integer> numbers) {
        Policy policy = Asked.policy("a contains [x, y, z] if {\n" + String.join("\n", lines) + "\n}");
        return Objects.requireNonNull(
                policy.query("data.p.a").evaluate(input(numbers)).value());
    }

    @Property(tries = 100)
    void whether_an_input_is_given_or_put_in_place_by_with(
            @ForAll @Size(max = 6) List<@IntRange(max = 9) Integer> numbers) {
        Policy policy = Asked.policy("""
                sums[k] contains x + y if {
                	some k, x in input.xs
                	some y in input.xs
                }
                total := sum([x | some x in input.xs])
                a := [sums, total]
                b := r if r := a with input as data.given
                c := r if r := a with input.xs as data.given.xs
                """);
        Value input = input(numbers);
        Value direct = policy.query("data.p.a").evaluate(input).value();

        for (String rule : List.of("b", "c")) {
            Value through = policy.query("data.p." + rule)
                    .evaluate(Evaluation.builder()
                            .data(ObjectValue.builder(1).put("given", input).build())
                            .build())
                    .value();
            assertThat((Object) through).isEqualTo(direct);
        }
    }

    @Property(tries = 100)
    void whether_a_member_is_looked_up_or_found_in_the_whole(
            @ForAll @Size(max = 6) List<@IntRange(max = 9) Integer> numbers, @ForAll @IntRange(max = 20) int member) {
        Policy policy = Asked.policy("""
                s contains x * 2 if some x in input.xs
                s contains x if {
                	some x in input.xs
                	x > 4
                }
                """);
        Value input = input(numbers);
        Value whole = policy.query("data.p.s[" + member + "]").evaluate(input).value();
        boolean found = policy.query("x := data.p.s; x[" + member + "]")
                        .evaluate(input)
                        .rows()
                        .size()
                == 1;

        assertThat(whole != null).isEqualTo(found);
    }
}
