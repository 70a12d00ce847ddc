package dev.assay.rego.parse;

import org.jspecify.annotations.Nullable;

/** The escapes in a string, those of JSON. */
final class Escapes {
    private static final int HEX_DIGITS = 4;

    private Escapes() {}

    /** The text that an escaped one stands for, or null if JSON does not allow it. */
    static @Nullable String plain(String escaped) {
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '"' || c < ' ') {
                return null;
            }
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            if (++i == escaped.length()) {
                return null;
            }
            switch (escaped.charAt(i)) {
                case '"', '\\', '/' -> plain.append(escaped.charAt(i));
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    int unit = hex(escaped, i + 1);
                    if (unit < 0) {
                        return null;
                    }
                    plain.append((char) unit);
                    i += HEX_DIGITS;
                }
                default -> {
                    return null;
                }
            }
        }
        return wellFormed(plain);
    }

    private static int hex(String text, int from) {
        if (from + HEX_DIGITS > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + HEX_DIGITS; i++) {
            int digit = text.charAt(i) > 'f' ? -1 : Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** Halves of surrogate pairs on their own become the replacement character. */
    private static String wellFormed(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                text.setCharAt(i, '\uFFFD');
            }
        }
        return text.toString();
    }
}
