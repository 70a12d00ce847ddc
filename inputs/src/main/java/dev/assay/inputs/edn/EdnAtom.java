package dev.assay.inputs.edn;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.Numbers;
import java.math.BigDecimal;

/** Writes numbers, keywords, symbols and words as the text that stands for them. */
final class EdnAtom {
    private static final int PLAIN_EXPONENT_END = 6;

    private EdnAtom() {}

    static String of(String word, Characters in, long mark) {
        if (word.equals("nil")) {
            return "<nil>";
        }
        char first = word.charAt(0);
        boolean signed = word.length() > 1 && (first == '-' || first == '+');
        char digit = signed ? word.charAt(1) : first;
        if (digit >= '0' && digit <= '9') {
            return number(word, in, mark);
        }
        if (word.equals(":") || word.endsWith(":")) {
            throw in.source().faultAt(mark, "'" + word + "' is no keyword", "write a name after the colon");
        }
        return word;
    }

    private static String number(String word, Characters in, long mark) {
        boolean exact = word.endsWith("N") || word.endsWith("M");
        Number number = Numbers.parse(exact ? word.substring(0, word.length() - 1) : word);
        if (number == null) {
            throw in.source().faultAt(mark, "'" + word + "' is no number", "correct it, or put it in quotes");
        }
        return number instanceof BigDecimal decimal ? decimal(decimal) : number.toString();
    }

    /** The shortest digits of the float, with an exponent where Go writes one. */
    private static String decimal(BigDecimal value) {
        BigDecimal shortest = new BigDecimal(Double.toString(value.doubleValue())).stripTrailingZeros();
        if (shortest.signum() == 0) {
            return "0";
        }
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < PLAIN_EXPONENT_END) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (shortest.signum() < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
