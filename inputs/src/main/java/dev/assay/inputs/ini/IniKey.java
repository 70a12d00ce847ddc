package dev.assay.inputs.ini;

import dev.assay.inputs.document.LineReader;

/**
 * The key of a line.
 *
 * @param name its name, without quotes
 * @param end where the value begins in the line
 */
record IniKey(String name, int end) {
    private static final int QUOTED_THRICE_MIN = 6;

    static IniKey of(LineReader lines, String line) {
        String quote = quote(line);
        int from = quote.length();
        int close = quote.isEmpty() ? 0 : line.indexOf(quote, from);
        if (close < 0) {
            throw lines.fault("the quoted key has no end", "close it by " + quote);
        }
        int separator = Math.min(close + from, line.length());
        while (separator < line.length() && line.charAt(separator) != '=' && line.charAt(separator) != ':') {
            separator++;
        }
        if (separator == line.length()) {
            throw lines.fault("the line has neither = nor :", "write key = value, or a comment with # or ;");
        }
        String name = line.substring(from, quote.isEmpty() ? separator : close).strip();
        if (name.isEmpty()) {
            throw lines.fault("the line has a value without a key", "write the key before the separator");
        }
        return new IniKey(name, separator + 1);
    }

    private static String quote(String line) {
        if (line.charAt(0) == '"') {
            return line.length() > QUOTED_THRICE_MIN && line.startsWith("\"\"\"") ? "\"\"\"" : "\"";
        }
        return line.charAt(0) == '`' ? "`" : "";
    }
}
