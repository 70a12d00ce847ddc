package dev.assay.rego.builtin.number;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.List;

/**
 * Arithmetic. Whole numbers are exact at any size; as soon as a fraction comes in, OPA's floating point of 64 bits
 * applies ({@link BinaryFloat}).
 */
public final class Arithmetic {
    private static final String BINARY = "(number, number) -> number";

    private Arithmetic() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("plus", BINARY, Arithmetic::plus),
                Builtin.pure(
                        "minus",
                        "(any<number, set[any]>, any<number, set[any]>) -> any<number, set[any]>",
                        Arithmetic::minus),
                Builtin.pure("mul", BINARY, Arithmetic::mul),
                Builtin.pure("div", BINARY, Arithmetic::div),
                Builtin.pure("rem", BINARY, Arithmetic::rem));
    }

    static Value plus(Context context, Value[] arguments) {
        NumberValue x = Operands.number(arguments[0], 1);
        NumberValue y = Operands.number(arguments[1], 2);
        if (x.isLong() && y.isLong()) {
            long sum = x.asLong() + y.asLong();
            boolean overflow = ((x.asLong() ^ sum) & (y.asLong() ^ sum)) < 0;
            if (!overflow) {
                return NumberValue.of(sum);
            }
        }
        return x.isWhole() && y.isWhole()
                ? Numbers.whole(x.asWhole().add(y.asWhole()))
                : BinaryFloat.of(x).plus(BinaryFloat.of(y)).value();
    }

    static Value minus(Context context, Value[] arguments) {
        if (arguments[0] instanceof NumberValue x && arguments[1] instanceof NumberValue y) {
            return minus(x, y);
        }
        if (arguments[0] instanceof SetValue x && arguments[1] instanceof SetValue y) {
            return minus(context, x, y);
        }
        if (!(arguments[0] instanceof NumberValue) && !(arguments[0] instanceof SetValue)) {
            throw Operands.wrong(1, arguments[0], "number", "set");
        }
        throw Operands.wrong(2, arguments[1], arguments[1] instanceof NumberValue ? "set" : "number");
    }

    private static Value minus(NumberValue x, NumberValue y) {
        if (x.isLong() && y.isLong()) {
            long difference = x.asLong() - y.asLong();
            boolean overflow = ((x.asLong() ^ y.asLong()) & (x.asLong() ^ difference)) < 0;
            if (!overflow) {
                return NumberValue.of(difference);
            }
        }
        return x.isWhole() && y.isWhole()
                ? Numbers.whole(x.asWhole().subtract(y.asWhole()))
                : BinaryFloat.of(x).minus(BinaryFloat.of(y)).value();
    }

    private static Value minus(Context context, SetValue x, SetValue y) {
        if (x.size() == 0 || y.size() == 0) {
            return x;
        }
        context.spend(x.size());
        SetValue.Builder rest = SetValue.builder(x.size());
        for (Value element : x) {
            if (!y.has(element)) {
                rest.add(element);
            }
        }
        return rest.build();
    }

    static Value mul(Context context, Value[] arguments) {
        NumberValue x = Operands.number(arguments[0], 1);
        NumberValue y = Operands.number(arguments[1], 2);
        if (x.isLong() && y.isLong()) {
            long high = Math.multiplyHigh(x.asLong(), y.asLong());
            long low = x.asLong() * y.asLong();
            if (high == low >> 63) {
                return NumberValue.of(low);
            }
        }
        return x.isWhole() && y.isWhole()
                ? Numbers.whole(x.asWhole().multiply(y.asWhole()))
                : BinaryFloat.of(x).times(BinaryFloat.of(y)).value();
    }

    static Value div(Context context, Value[] arguments) {
        NumberValue x = Operands.number(arguments[0], 1);
        NumberValue y = Operands.number(arguments[1], 2);
        if (y.signum() == 0) {
            throw BuiltinException.error("divide by zero");
        }
        if (x.isLong() && y.isLong() && dividesEvenly(x.asLong(), y.asLong())) {
            return NumberValue.of(x.asLong() / y.asLong());
        }
        return BinaryFloat.of(x).over(BinaryFloat.of(y)).value();
    }

    /** A zero dividend is left to floating point, where it keeps a sign; so is the one quotient that overflows. */
    private static boolean dividesEvenly(long x, long y) {
        return x != 0 && x != Long.MIN_VALUE && x % y == 0;
    }

    static Value rem(Context context, Value[] arguments) {
        NumberValue x = Operands.number(arguments[0], 1);
        NumberValue y = Operands.number(arguments[1], 2);
        if (!x.isWhole() || !y.isWhole()) {
            throw BuiltinException.error("modulo on floating-point number");
        }
        if (y.signum() == 0) {
            throw BuiltinException.error("modulo by zero");
        }
        return x.isLong() && y.isLong()
                ? NumberValue.of(x.asLong() % y.asLong())
                : NumberValue.of(x.asWhole().remainder(y.asWhole()));
    }
}
