package dev.assay.rego.builtin.graphql;

/** Text in quotation marks, with the escapes of Go's {@code strconv.Quote}. */
final class Quote {
    private Quote() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> append(quoted, point));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int point) {
        switch (point) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case 0x07 -> quoted.append("\\a");
            case 0x0b -> quoted.append("\\v");
            default -> {
                if (point < ' ' || point == 0x7f) {
                    quoted.append(String.format("\\x%02x", point));
                } else {
                    quoted.appendCodePoint(point);
                }
            }
        }
    }
}
