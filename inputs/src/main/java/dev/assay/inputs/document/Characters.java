package dev.assay.inputs.document;

/** Reads the text of a source from its beginning to its end, character by character. The tool of most parsers. */
public final class Characters {
    /** What {@link #peek()} answers at the end. */
    public static final int END = -1;

    private static final int SHOWN_MAX = 24;

    private final Source source;
    private final String text;
    private final Budget budget;
    private int at;

    /** At the beginning of the text. */
    public Characters(Source source) {
        this.source = source;
        text = source.text();
        budget = new Budget(source);
    }

    /** The source. */
    public Source source() {
        return source;
    }

    /** What the text has demanded so far. */
    public Budget budget() {
        return budget;
    }

    /** The next character, or {@link #END}. */
    public int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    /** The character that many places after the next, or {@link #END}. */
    public int peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    /** Takes the next character, or {@link #END}. */
    public int next() {
        return at < text.length() ? text.charAt(at++) : END;
    }

    /** Takes the next character if it is this one. */
    public boolean take(char expected) {
        if (peek() == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** Takes these characters if they come next. */
    public boolean take(String expected) {
        if (text.startsWith(expected, at)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    /** Whether these characters come next. */
    public boolean sees(String expected) {
        return text.startsWith(expected, at);
    }

    /** Whether nothing is left. */
    public boolean atEnd() {
        return at >= text.length();
    }

    /** How many characters were taken. */
    public int offset() {
        return at;
    }

    /** Goes to an offset. */
    public void moveTo(int offset) {
        at = offset;
    }

    /** Passes over that many characters. */
    public void skip(int count) {
        at = Math.min(text.length(), at + count);
    }

    /** Goes to the end of the line, before its line feed. */
    public void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /** Passes over spaces, tabs, carriage returns and line feeds. */
    public void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                return;
            }
            at++;
        }
    }

    /** The text from an offset to the next character. */
    public String since(int start) {
        return text.substring(start, at);
    }

    /** Position of the next character. */
    public long mark() {
        return source.mark(at);
    }

    /** A complaint about the next character. */
    public InputException fault(String what, String next) {
        return source.fault(at, what, next);
    }

    /** A complaint that something else was expected here. */
    public InputException expected(String what) {
        return fault("expected " + what + ", found " + shown(), "correct the text here");
    }

    /** The next few characters, for a message. */
    public String shown() {
        if (atEnd()) {
            return "the end of the file";
        }
        int end = at;
        while (end < text.length() && end < at + SHOWN_MAX && text.charAt(end) >= ' ') {
            end++;
        }
        return end == at ? "character U+%04X".formatted((int) text.charAt(at)) : "'" + text.substring(at, end) + "'";
    }
}
