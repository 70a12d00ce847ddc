package dev.assay.rego.value;

import java.math.BigDecimal;

/** The text of a computed number: plain digits for everyday sizes, an exponent for the rest, as Go prints them. */
final class NumberText {
    /** Go's {@code %v} of a big number turns to an exponent from this many digits before the point. */
    private static final int EXPONENT_FROM = 21;

    private static final int SMALLEST_PLAIN = -4;

    private NumberText() {}

    static String of(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() <= 0) {
            return stripped.toBigInteger().toString();
        }
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent >= SMALLEST_PLAIN && exponent < EXPONENT_FROM) {
            return stripped.toPlainString();
        }
        String digits = stripped.unscaledValue().abs().toString();
        StringBuilder text = new StringBuilder();
        if (stripped.signum() < 0) {
            text.append('-');
        }
        text.append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('e').append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        return text.append(size < 10 ? "0" : "").append(size).toString();
    }
}
