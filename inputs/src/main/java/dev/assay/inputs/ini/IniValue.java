package dev.assay.inputs.ini;

import dev.assay.inputs.document.LineReader;

/** Reads the value of a line, and of the lines that continue it. */
final class IniValue {
    private static final String THRICE = "\"\"\"";

    private IniValue() {}

    static String of(LineReader lines, String rest) {
        String line = rest.stripLeading();
        if (line.isEmpty()) {
            return "";
        }
        if (line.length() > THRICE.length() && line.startsWith(THRICE)) {
            return quoted(lines, line.substring(THRICE.length()), THRICE);
        }
        if (line.charAt(0) == '`') {
            return quoted(lines, line.substring(1), "`");
        }
        line = line.strip();
        if (line.endsWith("\\")) {
            return continued(lines, line.substring(0, line.length() - 1));
        }
        int comment = comment(line);
        if (comment >= 0) {
            line = line.substring(0, comment).strip();
        }
        return isQuotedBy(line, '\'') || isQuotedBy(line, '"') ? line.substring(1, line.length() - 1) : line;
    }

    private static int comment(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '#' || line.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    /** Whether the quote stands at both ends and nowhere else. */
    private static boolean isQuotedBy(String line, char quote) {
        return line.length() >= 2 && line.charAt(0) == quote && line.indexOf(quote, 1) == line.length() - 1;
    }

    private static String quoted(LineReader lines, String first, String quote) {
        int end = first.lastIndexOf(quote);
        if (end >= 0) {
            return first.substring(0, end);
        }
        StringBuilder value = new StringBuilder(first).append('\n');
        long start = lines.start();
        while (lines.next()) {
            String line = lines.rawLine();
            int close = line.lastIndexOf(quote);
            if (close >= 0) {
                return value.append(line, 0, close).toString();
            }
            value.append(line).append('\n');
        }
        throw lines.fault("the value that begins at offset " + start + " has no end", "close it by " + quote);
    }

    private static String continued(LineReader lines, String first) {
        StringBuilder value = new StringBuilder(first);
        while (lines.next()) {
            String line = lines.rawLine().strip();
            if (line.isEmpty()) {
                break;
            }
            boolean more = line.endsWith("\\");
            value.append(line, 0, more ? line.length() - 1 : line.length());
            if (!more) {
                break;
            }
        }
        return value.toString();
    }
}
