package dev.assay.rego.builtin.format;

/** Puts a text into its field: at the right by default, at the left with a minus, filled up with spaces or zeros. */
final class Padding {
    private static final int DEFAULT_DIGITS = 6;

    private final StringBuilder out;
    private final Flags flags;

    Padding(StringBuilder out, Flags flags) {
        this.out = out;
        this.flags = flags;
    }

    /** Fills up as the flags say. */
    void put(String text) {
        put(text, flags.zero && !flags.minus ? '0' : ' ');
    }

    /** Fills up with spaces, whatever the flags: for numbers that have had their zeros. */
    void putSpaced(String text) {
        put(text, ' ');
    }

    private void put(String text, char filler) {
        int missing = Math.max(0, flags.width - text.codePointCount(0, text.length()));
        if (!flags.minus) {
            fill(filler, missing);
        }
        out.append(text);
        if (flags.minus) {
            fill(' ', missing);
        }
    }

    private void fill(char filler, int times) {
        out.repeat(filler, times);
    }

    /** A floating-point number: zeros go between the sign and the digits. */
    void putReal(double value, char verb, int precision) {
        String text = FloatText.of(value, verb, precision);
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        if (flags.sharp && verb != 'b') {
            digits = sharpened(digits, verb, precision);
        }
        String sign = negative ? "-" : flags.plus ? "+" : flags.space ? " " : "";
        if (flags.zero && !flags.minus) {
            out.append(sign);
            fill('0', Math.max(0, flags.width - sign.length() - digits.length()));
            out.append(digits);
        } else {
            put(sign + digits, ' ');
        }
    }

    /** With a decimal point in any case, and with the zeros that {@code %g} otherwise leaves away. */
    private static String sharpened(String digits, char verb, int precision) {
        boolean hexadecimal = verb == 'x' || verb == 'X';
        int wanted = 0;
        if (verb == 'g' || verb == 'G' || verb == 'x') {
            wanted = precision < 0 ? DEFAULT_DIGITS : precision;
        }
        int tail = digits.length();
        boolean point = false;
        boolean significant = false;
        for (int i = 0; i < tail; i++) {
            char c = digits.charAt(i);
            if (c == '.') {
                point = true;
            } else if (c == 'p' || c == 'P' || ((c == 'e' || c == 'E') && !hexadecimal)) {
                tail = i;
            } else {
                significant |= c != '0';
                wanted -= significant ? 1 : 0;
            }
        }
        StringBuilder text = new StringBuilder(digits.substring(0, tail));
        if (!point) {
            wanted -= text.toString().equals("0") ? 1 : 0;
            text.append('.');
        }
        text.repeat('0', Math.max(0, wanted));
        return text.append(digits, tail, digits.length()).toString();
    }
}
