package dev.assay.rego.ast.json;

/** Strings in quotes, escaped as Go does it. */
public final class GoQuotes {
    private GoQuotes() {}

    /** The text in double quotes. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(point -> append(point, quoted));
        return quoted.append('"').toString();
    }

    private static void append(int point, StringBuilder quoted) {
        switch (point) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case 0x07 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 0x0b -> quoted.append("\\v");
            default -> {
                if (isPrintable(point)) {
                    quoted.appendCodePoint(point);
                } else if (point < 0x80) {
                    quoted.append(String.format("\\x%02x", point));
                } else {
                    quoted.append(String.format(point > 0xffff ? "\\U%08x" : "\\u%04x", point));
                }
            }
        }
    }

    private static boolean isPrintable(int point) {
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
