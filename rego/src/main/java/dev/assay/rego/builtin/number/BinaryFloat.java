package dev.assay.rego.builtin.number;

import dev.assay.rego.value.NumberValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A binary floating-point number with a mantissa of fixed length and no bound on its exponent. OPA computes with such
 * numbers of {@link #WIDE} bits (Go's {@code big.Float} as parsed) wherever an operand or a quotient has a fraction, so
 * its results can only be met by rounding as it does: to nearest, ties to even.
 *
 * @param negative the sign; zero has one too
 * @param mantissa zero, or of exactly {@code precision} bits
 * @param exponent of two, that the mantissa is multiplied with
 * @param precision bits of the mantissa
 */
record BinaryFloat(boolean negative, BigInteger mantissa, int exponent, int precision) {

    /** Bits of a number parsed from text. */
    static final int WIDE = 64;

    /** Bits of a number made from a double. */
    static final int DOUBLE = 53;

    static BinaryFloat of(NumberValue number) {
        return of(number.asDecimal(), number.text().startsWith("-"), WIDE);
    }

    static BinaryFloat of(BigDecimal value, boolean negative, int precision) {
        BigInteger digits = value.unscaledValue().abs();
        int scale = value.scale();
        BigInteger power = BigInteger.TEN.pow(Math.abs(scale));
        return scale <= 0
                ? rounded(negative, digits.multiply(power), BigInteger.ONE, 0, precision)
                : rounded(negative, digits, power, 0, precision);
    }

    /** The nearest number to {@code numerator / denominator * 2^exponent}. */
    private static BinaryFloat rounded(
            boolean negative, BigInteger numerator, BigInteger denominator, int exponent, int precision) {
        if (numerator.signum() == 0) {
            return new BinaryFloat(negative, BigInteger.ZERO, 0, precision);
        }
        int shift = Math.max(0, precision + 2 - (numerator.bitLength() - denominator.bitLength()));
        BigInteger[] quotient = numerator.shiftLeft(shift).divideAndRemainder(denominator);
        BigInteger bits = quotient[0];
        boolean inexact = quotient[1].signum() != 0;
        int extra = bits.bitLength() - precision;
        if (extra <= 0) {
            return new BinaryFloat(negative, bits.shiftLeft(-extra), exponent - shift + extra, precision);
        }
        BigInteger kept = bits.shiftRight(extra);
        boolean half = bits.testBit(extra - 1);
        boolean beyondHalf = inexact || bits.getLowestSetBit() < extra - 1;
        if (half && (beyondHalf || kept.testBit(0))) {
            kept = kept.add(BigInteger.ONE);
            if (kept.bitLength() > precision) {
                kept = kept.shiftRight(1);
                extra++;
            }
        }
        return new BinaryFloat(negative, kept, exponent - shift + extra, precision);
    }

    BinaryFloat plus(BinaryFloat other) {
        int lowest = Math.min(exponent, other.exponent);
        BigInteger sum = aligned(lowest).add(other.aligned(lowest));
        boolean below = sum.signum() == 0 ? negative && other.negative : sum.signum() < 0;
        return rounded(below, sum.abs(), BigInteger.ONE, lowest, precision);
    }

    private BigInteger aligned(int lowest) {
        BigInteger shifted = mantissa.shiftLeft(exponent - lowest);
        return negative ? shifted.negate() : shifted;
    }

    BinaryFloat minus(BinaryFloat other) {
        return plus(other.negated());
    }

    BinaryFloat times(BinaryFloat other) {
        return rounded(
                negative != other.negative,
                mantissa.multiply(other.mantissa),
                BigInteger.ONE,
                exponent + other.exponent,
                precision);
    }

    /** The quotient; the divisor must not be zero. */
    BinaryFloat over(BinaryFloat divisor) {
        return rounded(
                negative != divisor.negative, mantissa, divisor.mantissa, exponent - divisor.exponent, precision);
    }

    private BinaryFloat negated() {
        return new BinaryFloat(!negative, mantissa, exponent, precision);
    }

    BinaryFloat absolute() {
        return new BinaryFloat(false, mantissa, exponent, precision);
    }

    boolean isZero() {
        return mantissa.signum() == 0;
    }

    boolean isWhole() {
        return isZero() || exponent >= 0 || mantissa.getLowestSetBit() >= -exponent;
    }

    /** The whole part: the fraction is cut off, towards zero. */
    BigInteger truncated() {
        BigInteger whole = exponent >= 0 ? mantissa.shiftLeft(exponent) : mantissa.shiftRight(-exponent);
        return negative ? whole.negate() : whole;
    }

    /** The number as Rego shows it: the fewest digits that lead back to it. */
    NumberValue value() {
        return Numbers.parsed(ShortestText.of(this));
    }
}
