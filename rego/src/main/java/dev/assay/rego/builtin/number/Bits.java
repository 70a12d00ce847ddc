package dev.assay.rego.builtin.number;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.function.BinaryOperator;

/** Whole numbers as bits, negative ones as two's complement of unlimited length. */
public final class Bits {
    private static final String BINARY = "(number, number) -> number";

    private Bits() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("bits.and", BINARY, (_, arguments) -> joined(arguments, BigInteger::and)),
                Builtin.pure("bits.or", BINARY, (_, arguments) -> joined(arguments, BigInteger::or)),
                Builtin.pure("bits.xor", BINARY, (_, arguments) -> joined(arguments, BigInteger::xor)),
                Builtin.pure("bits.negate", "(number) -> number", Bits::negate),
                Builtin.pure("bits.lsh", BINARY, Bits::shiftLeft),
                Builtin.pure("bits.rsh", BINARY, Bits::shiftRight));
    }

    private static Value joined(Value[] arguments, BinaryOperator<BigInteger> operation) {
        return NumberValue.of(operation.apply(Operands.whole(arguments[0], 1), Operands.whole(arguments[1], 2)));
    }

    private static Value negate(Context context, Value[] arguments) {
        return NumberValue.of(Operands.whole(arguments[0], 1).not());
    }

    private static Value shiftLeft(Context context, Value[] arguments) {
        BigInteger bits = Operands.whole(arguments[0], 1);
        BigInteger count = count(arguments[1]);
        if (bits.signum() == 0) {
            return NumberValue.ZERO;
        }
        if (count.bitLength() >= Integer.SIZE || count.intValue() > Numbers.WHOLE_BITS_MAX) {
            throw Numbers.tooLarge();
        }
        return Numbers.whole(bits.shiftLeft(count.intValue()));
    }

    private static Value shiftRight(Context context, Value[] arguments) {
        BigInteger bits = Operands.whole(arguments[0], 1);
        BigInteger count = count(arguments[1]);
        // No number has as many bits as an int can count, so a larger count shifts all of them out as well.
        int within = count.bitLength() < Integer.SIZE ? count.intValue() : Integer.MAX_VALUE;
        return NumberValue.of(bits.shiftRight(within));
    }

    private static BigInteger count(Value argument) {
        BigInteger count = Operands.whole(argument, 2);
        if (count.signum() < 0) {
            throw Operands.error(2, "must be an unsigned integer number but got a negative integer");
        }
        return count;
    }
}
