package dev.assay.rego.builtin.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Doubles as Go's {@code strconv.FormatFloat} writes them. Without a precision (-1) there are as few digits as lead
 * back to the same double.
 */
public final class FloatText {
    /** No double has more digits than this after its point; further ones are zeros. */
    private static final int FRACTION_DIGITS_MAX = 1_100;

    private static final int EXPONENT_BELOW = -4;
    private static final int EXPONENT_FROM = 6;

    private FloatText() {}

    /**
     * Writes a double.
     *
     * @param verb one of e, E, f, g, G, b, x, X
     * @param precision digits after the point, or, of g, significant ones; -1 for as few as needed
     */
    public static String of(double value, char verb, int precision) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        double size = Math.abs(value);
        String text = switch (verb) {
            case 'f' -> plain(size, precision);
            case 'e', 'E' -> scientific(size, precision);
            case 'g', 'G' -> general(size, precision);
            case 'b' -> binary(size);
            default -> HexFloatText.of(size, precision);
        };
        return sign + (verb == 'E' || verb == 'G' || verb == 'X' ? text.toUpperCase(Locale.ROOT) : text);
    }

    private static BigDecimal shortest(double size) {
        return size == 0 ? BigDecimal.ZERO : new BigDecimal(Double.toString(size)).stripTrailingZeros();
    }

    private static String plain(double size, int precision) {
        if (precision < 0) {
            return shortest(size).toPlainString();
        }
        int exact = Math.min(precision, FRACTION_DIGITS_MAX);
        String text =
                new BigDecimal(size).setScale(exact, RoundingMode.HALF_EVEN).toPlainString();
        return text + "0".repeat(precision - exact);
    }

    private static String scientific(double size, int precision) {
        if (precision < 0) {
            return scientific(shortest(size), -1);
        }
        int exact = Math.min(precision, FRACTION_DIGITS_MAX);
        return scientific(new BigDecimal(size).round(new MathContext(exact + 1, RoundingMode.HALF_EVEN)), precision);
    }

    /** With so many digits after the point, or, for -1, with those that the number has. */
    private static String scientific(BigDecimal size, int precision) {
        String digits = size.unscaledValue().toString();
        int exponent = size.signum() == 0 ? 0 : digits.length() - size.scale() - 1;
        if (size.signum() == 0) {
            digits = "0";
        }
        int wanted = precision < 0 ? digits.length() - 1 : precision;
        StringBuilder text = new StringBuilder().append(digits.charAt(0));
        if (wanted > 0) {
            String fraction = digits.substring(1, Math.min(digits.length(), wanted + 1));
            text.append('.').append(fraction).append("0".repeat(wanted - fraction.length()));
        }
        int magnitude = Math.abs(exponent);
        return text.append('e')
                .append(exponent < 0 ? '-' : '+')
                .append(magnitude < 10 ? "0" : "")
                .append(magnitude)
                .toString();
    }

    private static String general(double size, int precision) {
        boolean fewest = precision < 0;
        BigDecimal rounded = fewest || size == 0 ? shortest(size) : significant(size, Math.max(precision, 1));
        int digits = rounded.precision();
        int exponent = rounded.signum() == 0 ? 0 : digits - rounded.scale() - 1;
        int threshold = fewest ? EXPONENT_FROM : Math.max(precision, 1);
        if (!fewest && threshold > digits && digits >= exponent + 1) {
            threshold = digits;
        }
        if (exponent < EXPONENT_BELOW || exponent >= threshold) {
            return scientific(rounded, -1);
        }
        return rounded.toPlainString();
    }

    private static BigDecimal significant(double size, int digits) {
        int exact = Math.min(digits, FRACTION_DIGITS_MAX);
        return new BigDecimal(size)
                .round(new MathContext(exact, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
    }

    private static String binary(double size) {
        long bits = Double.doubleToRawLongBits(size);
        long mantissa = bits & 0xF_FFFF_FFFF_FFFFL;
        int exponent = (int) (bits >>> 52);
        if (exponent == 0) {
            exponent++;
        } else {
            mantissa |= 1L << 52;
        }
        int power = exponent - 1075;
        return mantissa + "p" + (power >= 0 ? "+" : "") + power;
    }
}
