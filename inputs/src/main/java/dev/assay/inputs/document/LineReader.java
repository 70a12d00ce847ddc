package dev.assay.inputs.document;

/** Reads a text line by line, for formats in which lines matter. */
public final class LineReader {
    private final Source source;
    private final String text;
    private int start;
    private int end = -1;

    /** Before the first line. */
    public LineReader(Source source) {
        this.source = source;
        text = source.text();
    }

    /**
     * Goes to the next line; false when there is none. What follows the last line feed is a line if it is not empty.
     */
    public boolean next() {
        start = end + 1;
        if (start >= text.length()) {
            end = text.length();
            return false;
        }
        int feed = text.indexOf('\n', start);
        end = feed < 0 ? text.length() : feed;
        return true;
    }

    /** The line, without its line feed, and without a carriage return before that. */
    public String line() {
        int last = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
        return text.substring(start, last);
    }

    /** The line, without its line feed, a carriage return included. */
    public String rawLine() {
        return text.substring(start, end);
    }

    /** Offset of the line in the text. */
    public int start() {
        return start;
    }

    /** Number of the line, from 1. */
    public int number() {
        return Position.of(mark(0)).line();
    }

    /** Packed position of a character of the line. */
    public long mark(int column) {
        return source.mark(start + column);
    }

    /** Packed position of the first character that is not blank. */
    public long markOfText() {
        int at = start;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return source.mark(at);
    }

    /** A complaint about the line. */
    public InputException fault(String what, String next) {
        return source.fault(Math.min(start, text.length()), what, next);
    }
}
