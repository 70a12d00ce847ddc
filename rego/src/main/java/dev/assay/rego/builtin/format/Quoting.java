package dev.assay.rego.builtin.format;

/** Strings and characters in quotes, as Go source would have them. */
public final class Quoting {
    private static final int BYTE_ESCAPE_FROM = 0xDC80;
    private static final int BYTE_ESCAPE_TO = 0xDCFF;

    private Quoting() {}

    /** In double quotes; with only ASCII characters, if that is asked for. */
    public static String quoted(String text, boolean ascii) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(point -> append(quoted, point, '"', ascii));
        return quoted.append('"').toString();
    }

    /** A character in single quotes. */
    static String quotedPoint(int point, boolean ascii) {
        StringBuilder quoted = new StringBuilder().append('\'');
        append(quoted, point, '\'', ascii);
        return quoted.append('\'').toString();
    }

    /** Whether a text can stand between back quotes: without control characters other than tabs, and without those. */
    static boolean canBackquote(String text) {
        return text.codePoints()
                .allMatch(point -> point == '\t'
                        || (point >= ' '
                                && point != 0x7F
                                && point != '`'
                                && point != 0xFEFF
                                && !(point >= BYTE_ESCAPE_FROM && point <= BYTE_ESCAPE_TO)));
    }

    private static void append(StringBuilder quoted, int point, char quote, boolean ascii) {
        switch (point) {
            case 0x07 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 0x0B -> quoted.append("\\v");
            case '\\' -> quoted.append("\\\\");
            default -> {
                if (point == quote) {
                    quoted.append('\\').append(quote);
                } else if (isPrintable(point) && (!ascii || point < 0x80)) {
                    quoted.appendCodePoint(point);
                } else {
                    escape(quoted, point);
                }
            }
        }
    }

    private static void escape(StringBuilder quoted, int point) {
        if (point < ' ' || point == 0x7F) {
            quoted.append("\\x").append(hex(point, 2));
        } else if (point >= BYTE_ESCAPE_FROM && point <= BYTE_ESCAPE_TO) {
            quoted.append("\\x").append(hex(point & 0xFF, 2));
        } else if (point < 0x10000) {
            quoted.append("\\u").append(hex(point, 4));
        } else {
            quoted.append("\\U").append(hex(point, 8));
        }
    }

    private static String hex(int value, int digits) {
        String text = Integer.toHexString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** Go's sense of printable: letters, marks, numbers, punctuation, symbols and the ASCII space. */
    static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
