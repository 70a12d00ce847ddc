package dev.assay.inputs.yaml;

import dev.assay.inputs.document.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an unquoted word of YAML means. The rules are those of the YAML library that Kubernetes tools share, so that
 * {@code on}, {@code 010} and {@code 1_000} mean here what they mean there.
 */
final class YamlScalars {
    /** The meaning of words for infinity and for not a number, which no JSON tree can hold. */
    static final Object NOT_FINITE = new Object();

    private static final int QUICK_DIGITS = 18;
    private static final BigInteger SIGNED_MIN = BigInteger.TWO.pow(63).negate();
    private static final int UNSIGNED_BITS = 64;
    private static final int PLAIN_EXPONENT_END = 6;

    private static final int LONGEST_WORD = 5;
    private static final Map<String, @Nullable Object> WORDS = words();

    private YamlScalars() {}

    private static Map<String, @Nullable Object> words() {
        Map<String, @Nullable Object> words = new HashMap<>();
        for (String word : "y Y yes Yes YES true True TRUE on On ON".split(" ", -1)) {
            words.put(word, true);
        }
        for (String word : "n N no No NO false False FALSE off Off OFF".split(" ", -1)) {
            words.put(word, false);
        }
        for (String word : "~ null Null NULL".split(" ", -1)) {
            words.put(word, null);
        }
        return words;
    }

    /** The value of a plain scalar without a tag; the text itself when it means nothing else. */
    static @Nullable Object resolve(String text) {
        if (text.isEmpty()) {
            return null;
        }
        char first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '+') {
            return numberOrText(text, first);
        }
        return switch (first) {
            case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~' -> wordOrText(text);
            case '.' -> fractionOrText(text);
            default -> text;
        };
    }

    private static @Nullable Object wordOrText(String text) {
        return text.length() <= LONGEST_WORD && WORDS.containsKey(text) ? WORDS.get(text) : text;
    }

    private static Object fractionOrText(String text) {
        return switch (text) {
            case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF" -> NOT_FINITE;
            default -> {
                Number number = Numbers.ofFloatText(text);
                yield number == null ? text : number;
            }
        };
    }

    private static Object numberOrText(String text, char first) {
        if (first > '0' && text.length() <= QUICK_DIGITS) {
            long value = quick(text);
            if (value >= 0) {
                return value;
            }
        }
        if (text.length() == 1) {
            return first == '0' ? (Object) 0L : text;
        }
        if (isInfinity(text)) {
            return NOT_FINITE;
        }
        String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
        BigInteger whole = whole(plain);
        if (whole != null) {
            return Numbers.whole(whole);
        }
        Number number = Numbers.parse(plain);
        return number == null ? text : number;
    }

    private static boolean isInfinity(String text) {
        return text.length() == 5
                && switch (text) {
                    case "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF" -> true;
                    default -> false;
                };
    }

    private static long quick(String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /** A whole number of up to 64 bits, with a prefix for its base; a leading zero alone means octal. */
    private static @Nullable BigInteger whole(String text) {
        int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int radix = 10;
        if (text.length() > at + 1 && text.charAt(at) == '0') {
            radix = switch (text.charAt(at + 1)) {
                case 'x', 'X' -> 16;
                case 'b', 'B' -> 2;
                default -> 8;
            };
            boolean letter = Character.isLetter(text.charAt(at + 1));
            if (letter && radix == 8 && text.charAt(at + 1) != 'o' && text.charAt(at + 1) != 'O') {
                return null;
            }
            at += letter ? 2 : 1;
        }
        if (at == text.length() || text.length() - at > UNSIGNED_BITS) {
            return null;
        }
        for (int i = at; i < text.length(); i++) {
            if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), radix) < 0) {
                return null;
            }
        }
        BigInteger digits = new BigInteger(text.substring(at), radix);
        BigInteger value = text.charAt(0) == '-' ? digits.negate() : digits;
        return value.bitLength() > UNSIGNED_BITS || value.compareTo(SIGNED_MIN) < 0 ? null : value;
    }

    /** How a key is written that is not text: whole numbers plainly, others in the shortest form of 32 bits. */
    static String key(Object value) {
        if (!(value instanceof BigDecimal decimal)) {
            return value.toString();
        }
        float single = decimal.floatValue();
        if (Float.isInfinite(single) || single == 0) {
            return Float.isInfinite(single) ? (single > 0 ? ".inf" : "-.inf") : "0";
        }
        BigDecimal shortest = new BigDecimal(Float.toString(single)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < PLAIN_EXPONENT_END) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (single < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
