package dev.assay.rego.builtin.number;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Rounding and the absolute value. OPA rounds up {@code -0.5} to 1 and down to 0: its rule asks for the sign of the
 * whole part, and zero has none; policies written against it get the same here.
 */
public final class Rounding {
    private static final String UNARY = "(number) -> number";
    private static final BinaryFloat HALF = BinaryFloat.of(new BigDecimal("0.5"), false, BinaryFloat.DOUBLE);

    private Rounding() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("abs", UNARY, Rounding::abs),
                Builtin.pure("ceil", UNARY, (_, arguments) -> rounded(arguments[0], Rounding::ceil)),
                Builtin.pure("floor", UNARY, (_, arguments) -> rounded(arguments[0], Rounding::floor)),
                Builtin.pure("round", UNARY, (_, arguments) -> rounded(arguments[0], Rounding::round)));
    }

    static Value abs(Context context, Value[] arguments) {
        NumberValue number = Operands.number(arguments[0], 1);
        return number.isLong() && number.asLong() != Long.MIN_VALUE
                ? NumberValue.of(Math.abs(number.asLong()))
                : BinaryFloat.of(number).absolute().value();
    }

    private static Value rounded(Value argument, UnaryOperator<BinaryFloat> rule) {
        NumberValue number = Operands.number(argument, 1);
        return number.isLong() ? number : rule.apply(BinaryFloat.of(number)).value();
    }

    /** Halves go away from zero. */
    private static BinaryFloat round(BinaryFloat number) {
        return whole((number.negative() ? number.minus(HALF) : number.plus(HALF)).truncated());
    }

    private static BinaryFloat ceil(BinaryFloat number) {
        BigInteger cut = number.truncated();
        return whole(cut.signum() < 0 || number.isWhole() ? cut : cut.add(BigInteger.ONE));
    }

    private static BinaryFloat floor(BinaryFloat number) {
        BigInteger cut = number.truncated();
        return whole(cut.signum() >= 0 || number.isWhole() ? cut : cut.subtract(BigInteger.ONE));
    }

    private static BinaryFloat whole(BigInteger value) {
        int precision = Math.max(BinaryFloat.WIDE, value.bitLength());
        return BinaryFloat.of(new BigDecimal(value), value.signum() < 0, precision);
    }
}
