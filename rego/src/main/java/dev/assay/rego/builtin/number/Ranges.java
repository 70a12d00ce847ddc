package dev.assay.rego.builtin.number;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.util.List;

/** Ranges of whole numbers, upwards or downwards, both ends included. */
public final class Ranges {
    /** The most numbers of one range. */
    static final int RANGE_NUMBERS_MAX = 10_000_000;

    private static final int BYTES_PER_NUMBER = 32;

    private Ranges() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("numbers.range", "(number, number) -> array[number]", Ranges::range),
                Builtin.pure("numbers.range_step", "(number, number, number) -> array[number]", Ranges::rangeStep));
    }

    private static Value range(Context context, Value[] arguments) {
        return range(context, Operands.whole(arguments[0], 1), Operands.whole(arguments[1], 2), BigInteger.ONE);
    }

    private static Value rangeStep(Context context, Value[] arguments) {
        BigInteger from = Operands.whole(arguments[0], 1);
        BigInteger to = Operands.whole(arguments[1], 2);
        BigInteger step = Operands.whole(arguments[2], 3);
        if (step.signum() <= 0) {
            throw BuiltinException.error("numbers.range_step: step must be a positive integer");
        }
        return range(context, from, to, step);
    }

    private static Value range(Context context, BigInteger from, BigInteger to, BigInteger step) {
        BigInteger count = to.subtract(from).abs().divide(step).add(BigInteger.ONE);
        if (count.compareTo(BigInteger.valueOf(RANGE_NUMBERS_MAX)) > 0) {
            throw new BuiltinException(
                    BuiltinException.Code.HALT,
                    "a range of " + count + " numbers is longer than RANGE_NUMBERS_MAX=" + RANGE_NUMBERS_MAX);
        }
        int length = count.intValueExact();
        context.spend(length);
        context.allocate((long) length * BYTES_PER_NUMBER);
        BigInteger signed = from.compareTo(to) <= 0 ? step : step.negate();
        Value[] numbers = new Value[length];
        BigInteger next = from;
        for (int i = 0; i < length; i++) {
            numbers[i] = NumberValue.of(next);
            next = next.add(signed);
        }
        return ArrayValue.owning(numbers);
    }
}
