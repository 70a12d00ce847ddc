package dev.assay.rego.builtin.template;

import org.jspecify.annotations.Nullable;

/** The text that a quoted string of Go stands for. */
final class Unquoting {
    private Unquoting() {}

    /** The text, or null when an escape is not valid. */
    static @Nullable String unquoted(String inner) {
        StringBuilder text = new StringBuilder(inner.length());
        int at = 0;
        while (at < inner.length()) {
            char c = inner.charAt(at++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            if (at == inner.length()) {
                return null;
            }
            char escape = inner.charAt(at++);
            int digits = digits(escape);
            int point = digits > 0 ? hex(inner, at, digits) : named(escape);
            if (point < 0 || point > Character.MAX_CODE_POINT) {
                return null;
            }
            text.appendCodePoint(point);
            at += digits;
        }
        return text.toString();
    }

    private static int digits(char escape) {
        return switch (escape) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
    }

    private static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        try {
            return Integer.parseInt(text.substring(from, from + digits), 16);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static int named(char escape) {
        return switch (escape) {
            case 'a' -> 0x07;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            case '\\', '"', '\'' -> escape;
            default -> -1;
        };
    }
}
