package dev.assay.rego.builtin.format;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.builtin.number.Numbers;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.util.List;

/** {@code sprintf} and {@code format_int}. */
public final class Formatting {
    private Formatting() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("sprintf", "(string, array[any]) -> string", Formatting::sprintf),
                Builtin.pure("format_int", "(number, number) -> string", Formatting::formatInt));
    }

    private static Value sprintf(Context context, Value[] arguments) {
        String format = Operands.string(arguments[0], 1);
        ArrayValue values = Operands.array(arguments[1], 2);
        Argument[] taken = new Argument[values.size()];
        for (int i = 0; i < taken.length; i++) {
            Weights.announceText(context, values.get(i));
            taken[i] = Argument.of(values.get(i));
        }
        return StringValue.of(new Printf(context, format, taken).text());
    }

    /** A number with a fraction loses it. */
    private static Value formatInt(Context context, Value[] arguments) {
        NumberValue number = Operands.number(arguments[0], 1);
        NumberValue base = Operands.number(arguments[1], 2);
        int radix = switch (base.text()) {
            case "2" -> 2;
            case "8" -> 8;
            case "10" -> 10;
            case "16" -> 16;
            default -> throw Operands.notOneOf(2, "2", "8", "10", "16");
        };
        if (number.isLong()) {
            return StringValue.of(Long.toString(number.asLong(), radix));
        }
        BigInteger whole = Numbers.truncated(number);
        context.spend(whole.bitLength());
        return StringValue.of(whole.toString(radix));
    }
}
