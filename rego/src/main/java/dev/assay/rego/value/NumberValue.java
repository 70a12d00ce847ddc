package dev.assay.rego.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A number: exact, of any size. Most are whole and fit a {@code long}, and are kept as one; others are a
 * {@link BigDecimal}, and remember the text that they were written as, which is how Rego prints them.
 */
public final class NumberValue extends Value {
    /** The most digits, and the largest exponent, that a number may have: a limit against hostile input. */
    public static final int DIGITS_MAX = 10_000;

    private static final int CACHED_FROM = -128;
    private static final NumberValue[] CACHED = cached();
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);

    public static final NumberValue ZERO = of(0);
    public static final NumberValue ONE = of(1);

    private final long whole;
    private final @Nullable BigDecimal decimal;
    private final @Nullable String text;

    private NumberValue(long whole, @Nullable BigDecimal decimal, @Nullable String text) {
        this.whole = whole;
        this.decimal = decimal;
        this.text = text;
    }

    public static NumberValue of(long value) {
        if (value >= CACHED_FROM && value < CACHED_FROM + CACHED.length) {
            return CACHED[(int) value - CACHED_FROM];
        }
        return new NumberValue(value, null, null);
    }

    public static NumberValue of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? of(value.longValue()) : new NumberValue(0, new BigDecimal(value), null);
    }

    /** A computed number: whole ones lose their fraction's zeros. */
    public static NumberValue of(BigDecimal value) {
        if (value.signum() == 0) {
            return ZERO;
        }
        if (value.compareTo(LONG_MAX) <= 0 && value.compareTo(LONG_MIN) >= 0) {
            BigDecimal stripped = value.stripTrailingZeros();
            return stripped.scale() <= 0 ? of(stripped.longValueExact()) : new NumberValue(0, stripped, null);
        }
        return new NumberValue(0, value, null);
    }

    /**
     * A number as JSON or Rego writes it; its text is kept.
     *
     * @throws NumberFormatException if it is no number, or has more than {@link #DIGITS_MAX} digits or a larger
     * exponent
     */
    public static NumberValue parse(String text) {
        int length = text.length();
        if (length > 0 && length < 19) {
            long fast = wholeOf(text);
            if (fast != Long.MIN_VALUE) {
                return of(fast);
            }
        }
        if (length > DIGITS_MAX) {
            throw new NumberFormatException("a number of more than NUMBER_DIGITS_MAX=" + DIGITS_MAX + " digits");
        }
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > DIGITS_MAX) {
            throw new NumberFormatException("a number with an exponent beyond NUMBER_DIGITS_MAX=" + DIGITS_MAX);
        }
        if (value.scale() == 0 && value.unscaledValue().bitLength() < Long.SIZE && !text.startsWith("-0")) {
            return of(value.longValue());
        }
        return new NumberValue(0, value, text);
    }

    /** The value of a short text of digits, or the smallest long when it is anything else. */
    private static long wholeOf(String text) {
        int at = text.charAt(0) == '-' ? 1 : 0;
        if (at == text.length() || (text.charAt(at) == '0' && text.length() > 1)) {
            return Long.MIN_VALUE;
        }
        long value = 0;
        for (int i = at; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Long.MIN_VALUE;
            }
            value = value * 10 + digit;
        }
        return at == 1 ? -value : value;
    }

    /** Whether it is kept as a {@code long}; then {@link #asLong} is exact and free. */
    public boolean isLong() {
        return decimal == null;
    }

    /** Whether it has no fraction, whatever its size or text ({@code 1.0} has none). */
    public boolean isWhole() {
        return decimal == null
                || decimal.signum() == 0
                || decimal.stripTrailingZeros().scale() <= 0;
    }

    /** Whether it is whole and within a {@code long}: {@code 2.0} is, though it is not kept as one. */
    public boolean fitsLong() {
        return decimal == null || (decimal.compareTo(LONG_MAX) <= 0 && decimal.compareTo(LONG_MIN) >= 0 && isWhole());
    }

    /**
     * The value as a {@code long}.
     *
     * @throws ArithmeticException if it is not whole or does not fit
     */
    public long asLong() {
        return decimal == null ? whole : decimal.longValueExact();
    }

    public BigDecimal asDecimal() {
        return decimal == null ? BigDecimal.valueOf(whole) : decimal;
    }

    /**
     * The value as a whole number.
     *
     * @throws ArithmeticException if it has a fraction
     */
    public BigInteger asWhole() {
        return decimal == null ? BigInteger.valueOf(whole) : decimal.toBigIntegerExact();
    }

    /** The nearest double. */
    public double asDouble() {
        return decimal == null ? whole : decimal.doubleValue();
    }

    public int signum() {
        return decimal == null ? Long.signum(whole) : decimal.signum();
    }

    /** The number as it was written, or the shortest plain text of a computed one. */
    public String text() {
        if (decimal == null) {
            return Long.toString(whole);
        }
        return text != null ? text : NumberText.of(decimal);
    }

    @Override
    public Kind kind() {
        return Kind.NUMBER;
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    int compareSame(Value other) {
        NumberValue that = (NumberValue) other;
        if (decimal == null && that.decimal == null) {
            return Long.compare(whole, that.whole);
        }
        return asDecimal().compareTo(that.asDecimal());
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof NumberValue that)) {
            return false;
        }
        return (decimal == null && that.decimal == null) ? whole == that.whole : compareSame(that) == 0;
    }

    @Override
    public int hashCode() {
        if (decimal == null) {
            return Long.hashCode(whole);
        }
        return fitsLong()
                ? Long.hashCode(decimal.longValue())
                : decimal.stripTrailingZeros().hashCode();
    }

    private static NumberValue[] cached() {
        NumberValue[] values = new NumberValue[1152];
        for (int i = 0; i < values.length; i++) {
            values[i] = new NumberValue((long) CACHED_FROM + i, null, null);
        }
        return values;
    }
}
