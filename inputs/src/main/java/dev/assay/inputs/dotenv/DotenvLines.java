package dev.assay.inputs.dotenv;

import dev.assay.inputs.document.Source;

/** Puts the lines together that a quoted value spreads over. Blank lines and comments are passed over. */
final class DotenvLines {
    private final Source source;
    private final String all;
    private int at;
    private int start;
    private String text = "";

    DotenvLines(Source source) {
        this.source = source;
        all = source.text();
    }

    /** Goes to the next assignment; false at the end. */
    boolean next() {
        while (at < all.length()) {
            start = at;
            String raw = line();
            text = raw.strip();
            start += raw.indexOf(text);
            if (!text.isEmpty() && text.charAt(0) != '#') {
                String quote = openQuote(text);
                if (!quote.isEmpty()) {
                    join(quote);
                }
                return true;
            }
        }
        return false;
    }

    /** The assignment, without blanks around it. */
    String text() {
        return text;
    }

    /** Offset where it begins. */
    int start() {
        return start;
    }

    /** One line, ended by CR, LF or both. */
    private String line() {
        int end = at;
        while (end < all.length() && all.charAt(end) != '\n' && all.charAt(end) != '\r') {
            end++;
        }
        String line = all.substring(at, end);
        at = end + (all.startsWith("\r\n", end) ? 2 : 1);
        return line;
    }

    /** The quote that the line opens and does not close, or nothing. */
    private static String openQuote(String line) {
        int separator = line.indexOf('=') < 0 ? line.indexOf(':') : line.indexOf('=');
        if (separator <= 0 || separator == line.length() - 1) {
            return "";
        }
        String value = line.substring(separator + 1).strip();
        if (value.isEmpty() || (value.charAt(0) != '"' && value.charAt(0) != '\'')) {
            return "";
        }
        String quote = value.substring(0, 1);
        int close = value.substring(1).strip().lastIndexOf(quote);
        return close >= 0 && value.charAt(close) != '\\' ? "" : quote;
    }

    private void join(String quote) {
        StringBuilder joined = new StringBuilder(text);
        while (at < all.length()) {
            String line = line();
            joined.append('\n').append(line);
            int close = line.lastIndexOf(quote);
            if (close == 0 || (close > 0 && line.charAt(close - 1) != '\\')) {
                text = joined.toString();
                return;
            }
        }
        throw source.fault(start, "the quoted value has no end", "close it by " + quote);
    }
}
