package dev.assay.inputs.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers as trees hold them: whole ones exact, decimals with the digits that were written. */
public final class Numbers {
    private static final int LONG_DIGITS = 18;
    private static final int DIGITS_MAX = 1_000;
    private static final int EXPONENT_MAX = 400;

    private Numbers() {}

    /**
     * The number of a text such as {@code -12}, {@code 0.50} or {@code 1e3}: optional sign, digits with at most one
     * point, optional exponent.
     *
     * @return a Long, BigInteger or BigDecimal, or null when the text is no such number, has more than 1,000 digits, or
     *     lies outside of what a double can hold
     */
    public static @Nullable Number parse(String text) {
        if (text.length() > DIGITS_MAX || !isDecimal(text)) {
            return null;
        }
        int first = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return decimal(text);
            }
        }
        return text.length() <= LONG_DIGITS ? (Number) Long.parseLong(text) : whole(new BigInteger(text));
    }

    /** A whole number in its smallest type. */
    public static Number whole(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    private static @Nullable Number decimal(String text) {
        int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponentAt >= 0 && text.length() - exponentAt > 7) {
            return null;
        }
        BigDecimal value = new BigDecimal(text);
        long magnitude = (long) value.precision() - value.scale();
        return (value.signum() != 0 && Math.abs(magnitude) > EXPONENT_MAX)
                        || Math.abs((long) value.scale()) > EXPONENT_MAX + DIGITS_MAX
                        || Double.isInfinite(value.doubleValue())
                ? null
                : value;
    }

    private static boolean isDecimal(String text) {
        int length = text.length();
        int at = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int digits = 0;
        boolean point = false;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        return digits > 0 && (at == length || isExponent(text, at));
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int from = at + 1;
        if (from < text.length() && (text.charAt(from) == '-' || text.charAt(from) == '+')) {
            from++;
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < text.length();
    }

    /**
     * The number that Go's {@code strconv.ParseFloat} reads from the text, which INI and HOCON files rely on: decimals,
     * and hexadecimal ones with a binary exponent; not infinity.
     *
     * @return null when it is none
     */
    public static @Nullable Number ofFloatText(String written) {
        String text = withoutUnderscores(written);
        Number decimal = parse(text);
        if (decimal != null) {
            return decimal;
        }
        int sign = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        boolean hexadecimal = text.startsWith("0x", sign) || text.startsWith("0X", sign);
        if (!hexadecimal || text.length() > DIGITS_MAX || Math.max(text.indexOf('p'), text.indexOf('P')) < 0) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            boolean suffixed = "fFdD ".indexOf(text.charAt(text.length() - 1)) >= 0;
            return suffixed || Double.isInfinite(value) ? null : new BigDecimal(value).stripTrailingZeros();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Without underscores, if each of them stands between two digits. */
    private static String withoutUnderscores(String text) {
        if (text.indexOf('_') < 0) {
            return text;
        }
        for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
            boolean between = i > 0
                    && i + 1 < text.length()
                    && Character.digit(text.charAt(i - 1), 16) >= 0
                    && Character.digit(text.charAt(i + 1), 16) >= 0;
            if (!between) {
                return text;
            }
        }
        return text.replace("_", "");
    }

    /** The boolean that Go's {@code strconv.ParseBool} reads from the text, or null. */
    public static @Nullable Boolean ofBooleanText(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> Boolean.TRUE;
            case "0", "f", "F", "false", "FALSE", "False" -> Boolean.FALSE;
            default -> null;
        };
    }
}
