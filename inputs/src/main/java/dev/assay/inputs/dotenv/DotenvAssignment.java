package dev.assay.inputs.dotenv;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an assignment, with or without {@code export}.
 *
 * @param name name of the variable
 * @param nameAt where the name begins
 * @param value the value as written, with its quotes and without a comment after it
 */
record DotenvAssignment(String name, int nameAt, String value) {
    private static final String EXPORT = "export";

    /** The parts, or null when the text is no assignment. */
    static @Nullable DotenvAssignment of(String text) {
        DotenvAssignment exported = null;
        if (text.startsWith(EXPORT)) {
            int from = skipBlanks(text, EXPORT.length());
            exported = from > EXPORT.length() ? named(text, from) : null;
        }
        return exported == null ? named(text, skipBlanks(text, 0)) : exported;
    }

    private static @Nullable DotenvAssignment named(String text, int from) {
        int end = from;
        while (end < text.length() && isName(text.charAt(end))) {
            end++;
        }
        int value = end == from ? -1 : valueStart(text, end);
        String found = value < 0 ? null : value(text, value);
        return found == null ? null : new DotenvAssignment(text.substring(from, end), from, found.strip());
    }

    private static int valueStart(String text, int nameEnd) {
        int separator = skipBlanks(text, nameEnd);
        if (separator < text.length() && text.charAt(separator) == '=') {
            return skipBlanks(text, separator + 1);
        }
        boolean colon = nameEnd + 1 < text.length() && text.charAt(nameEnd) == ':' && isBlank(text.charAt(nameEnd + 1));
        return colon ? nameEnd + 2 : -1;
    }

    private static @Nullable String value(String text, int from) {
        if (from < text.length() && (text.charAt(from) == '"' || text.charAt(from) == '\'')) {
            char quote = text.charAt(from);
            for (int close = text.lastIndexOf(quote); close > from; close = text.lastIndexOf(quote, close - 1)) {
                if (isTail(text, close + 1)) {
                    return text.substring(from, close + 1);
                }
            }
        }
        int end = from;
        while (end < text.length() && text.charAt(end) != '#' && text.charAt(end) != '\n') {
            end++;
        }
        return isTail(text, end) ? text.substring(from, end) : null;
    }

    /** Whether only blanks and a comment of one line follow. */
    private static boolean isTail(String text, int from) {
        int at = skipBlanks(text, from);
        return at == text.length() || (text.charAt(at) == '#' && text.indexOf('\n', at) < 0);
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    }
}
