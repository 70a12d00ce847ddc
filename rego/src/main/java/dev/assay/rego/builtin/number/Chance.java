package dev.assay.rego.builtin.number;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.Value;
import java.util.List;

/** Random numbers: the same one for the same question within an evaluation. */
public final class Chance {
    private Chance() {}

    public static List<Builtin> builtins() {
        return List.of(Builtin.impure("rand.intn", "(string, number) -> number", Chance::intn));
    }

    private record Question(String name, long bound) {}

    private static Value intn(Context context, Value[] arguments) {
        String name = Operands.string(arguments[0], 1);
        long given = Operands.integer(arguments[1], 2);
        if (given == 0) {
            return NumberValue.ZERO;
        }
        long bound = given == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(given);
        return context.once(
                new Question(name, bound), () -> NumberValue.of(context.random().nextLong(bound)));
    }
}
