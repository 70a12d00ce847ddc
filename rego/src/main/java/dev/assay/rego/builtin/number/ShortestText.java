package dev.assay.rego.builtin.number;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The fewest decimal digits that, rounded to the precision of a binary number, give that number again. Whole numbers
 * are written out; others take an exponent by the rule of Go's {@code %g} without a precision: below
 * {@code 1e-4} and from {@code 1e+06}.
 */
final class ShortestText {
    private static final int EXPONENT_BELOW = -4;
    private static final int EXPONENT_FROM = 6;

    private ShortestText() {}

    static String of(BinaryFloat number) {
        String sign = number.negative() ? "-" : "";
        if (number.isZero()) {
            return sign + "0";
        }
        // One more bit, so that half a unit of the last place is a whole number.
        BigInteger twice = number.mantissa().shiftLeft(1);
        Digits exact = Digits.of(twice, number.exponent() - 1);
        Digits lower = Digits.of(twice.subtract(BigInteger.ONE), number.exponent() - 1);
        Digits upper = Digits.of(twice.add(BigInteger.ONE), number.exponent() - 1);
        boolean inclusive = !number.mantissa().testBit(0);
        Digits shortest = shortest(exact, lower, upper, inclusive);
        if (number.isWhole()) {
            return sign + shortest.plain();
        }
        int exponent = shortest.point() - 1;
        return sign
                + (exponent < EXPONENT_BELOW || exponent >= EXPONENT_FROM
                        ? shortest.scientific(exponent)
                        : shortest.plain());
    }

    private static Digits shortest(Digits exact, Digits lower, Digits upper, boolean inclusive) {
        for (int i = 0; i < exact.text().length(); i++) {
            char low = lower.at(i);
            char mine = exact.at(i);
            char high = upper.at(i);
            boolean down = low != mine || (inclusive && i + 1 == lower.text().length());
            boolean up = mine != high
                    && (inclusive || mine + 1 < high || i + 1 < upper.text().length());
            if (down && up) {
                return exact.nearest(i + 1);
            }
            if (down) {
                return exact.cut(i + 1);
            }
            if (up) {
                return exact.raised(i + 1);
            }
        }
        return exact;
    }

    /**
     * Decimal digits without zeros at either end.
     *
     * @param point where the decimal point stands, counted from before the first digit
     */
    private record Digits(String text, int point) {

        static Digits of(BigInteger mantissa, int exponent) {
            BigDecimal value = exponent >= 0
                    ? new BigDecimal(mantissa.shiftLeft(exponent))
                    : new BigDecimal(mantissa.multiply(BigInteger.valueOf(5).pow(-exponent)), -exponent);
            return of(value.unscaledValue().toString(), value.precision() - value.scale());
        }

        private static Digits of(String text, int point) {
            int end = text.length();
            while (end > 1 && text.charAt(end - 1) == '0') {
                end--;
            }
            return new Digits(text.substring(0, end), point);
        }

        char at(int index) {
            return index < text.length() ? text.charAt(index) : '0';
        }

        Digits cut(int length) {
            return length >= text.length() ? this : of(text.substring(0, length), point);
        }

        Digits raised(int length) {
            if (length >= text.length()) {
                return this;
            }
            String more = new BigInteger(text.substring(0, length))
                    .add(BigInteger.ONE)
                    .toString();
            return of(more, point + more.length() - length);
        }

        /** Rounded to a length; a tie goes to the even digit. */
        Digits nearest(int length) {
            if (length >= text.length()) {
                return this;
            }
            boolean tie = text.charAt(length) == '5' && length + 1 == text.length();
            boolean up = tie ? (text.charAt(length - 1) - '0') % 2 != 0 : text.charAt(length) >= '5';
            return up ? raised(length) : cut(length);
        }

        String plain() {
            if (point <= 0) {
                return "0." + "0".repeat(-point) + text;
            }
            return point >= text.length()
                    ? text + "0".repeat(point - text.length())
                    : text.substring(0, point) + "." + text.substring(point);
        }

        String scientific(int exponent) {
            String fraction = text.length() > 1 ? "." + text.substring(1) : "";
            String size = Integer.toString(Math.abs(exponent));
            return text.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + (size.length() < 2 ? "0" : "") + size;
        }
    }
}
