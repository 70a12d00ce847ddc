package dev.assay.rego.builtin.number;

import dev.assay.rego.builtin.BuiltinException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text divided into the number that it begins with and the unit behind it.
 *
 * @param number digits, points, signs and exponents; not necessarily a number that can be read
 * @param unit the rest
 */
record Amount(String number, String unit) {
    private static final int EXPONENT_DIGITS_MAX = 6;
    private static final int EXPONENT_MAX = 10_000;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[eE]([+-]?[0-9]++))?+");

    static Amount split(String text, String errorPrefix) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' || c == 'E') {
                boolean exponent = i + 1 < text.length() && (isDigit(text.charAt(i + 1)) || isSign(text.charAt(i + 1)));
                if (!exponent) {
                    return new Amount(text.substring(0, i), text.substring(i));
                }
                i += isSign(text.charAt(i + 1)) ? 1 : 0;
                requireShortExponent(text, i + 1, errorPrefix);
            } else if (!isDigit(c) && c != '.' && !isSign(c)) {
                return new Amount(text.substring(0, i), text.substring(i));
            }
        }
        return new Amount(text, "");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    private static void requireShortExponent(String text, int start, String errorPrefix) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        if (end - start > EXPONENT_DIGITS_MAX) {
            throw BuiltinException.error(errorPrefix + "exponent too large");
        }
    }

    BigDecimal value(String notANumber) {
        Matcher matcher = NUMBER.matcher(number);
        if (!matcher.matches() || number.length() > EXPONENT_MAX) {
            throw BuiltinException.error(notANumber);
        }
        String exponent = matcher.group(1);
        if (exponent != null && Math.abs(Integer.parseInt(exponent)) > EXPONENT_MAX) {
            throw Numbers.tooLarge();
        }
        return new BigDecimal(number);
    }
}
