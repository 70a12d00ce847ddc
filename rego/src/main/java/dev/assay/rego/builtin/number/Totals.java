package dev.assay.rego.builtin.number;

import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Sums and products of many numbers: exact as long as all are whole, else floating point from the first on. */
public final class Totals {
    private Totals() {}

    /** The sum of the elements of an argument at position 1. */
    public static Value sum(Value collection, Iterable<Value> elements) {
        long total = 0;
        for (Value element : elements) {
            if (!(element instanceof NumberValue number) || !number.isLong()) {
                return wideSum(collection, elements);
            }
            long next = total + number.asLong();
            if (((total ^ next) & (number.asLong() ^ next)) < 0) {
                return wideSum(collection, elements);
            }
            total = next;
        }
        return NumberValue.of(total);
    }

    private static Value wideSum(Value collection, Iterable<Value> elements) {
        if (allWhole(collection, elements)) {
            BigInteger total = BigInteger.ZERO;
            for (Value element : elements) {
                total = total.add(((NumberValue) element).asWhole());
            }
            return Numbers.whole(total);
        }
        BinaryFloat total = BinaryFloat.of(BigDecimal.ZERO, false, BinaryFloat.WIDE);
        for (Value element : elements) {
            total = total.plus(BinaryFloat.of((NumberValue) element));
        }
        return total.value();
    }

    /** The product of the elements of an argument at position 1. */
    public static Value product(Value collection, Iterable<Value> elements) {
        if (allWhole(collection, elements)) {
            NumberValue total = NumberValue.ONE;
            for (Value element : elements) {
                total = Numbers.whole(total.asWhole().multiply(((NumberValue) element).asWhole()));
            }
            return total;
        }
        // OPA begins with a one made from a double, and each product keeps its shorter mantissa.
        BinaryFloat total = BinaryFloat.of(BigDecimal.ONE, false, BinaryFloat.DOUBLE);
        for (Value element : elements) {
            total = total.times(BinaryFloat.of((NumberValue) element));
        }
        return total.value();
    }

    private static boolean allWhole(Value collection, Iterable<Value> elements) {
        boolean whole = true;
        for (Value element : elements) {
            if (!(element instanceof NumberValue number)) {
                throw Operands.wrongElement(1, collection, element, "number");
            }
            whole &= number.isWhole();
        }
        return whole;
    }
}
