package dev.assay.inputs.yaml;

import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.Position;
import dev.assay.inputs.document.Source;

/** A place in the text of a stream, with its line and column at hand. */
final class YamlCursor {
    static final int END = -1;
    private static final String NEXT = "correct the YAML here";
    private static final char DELETE = 0x7f;
    private static final char NEXT_LINE = 0x85;
    private static final char FIRST_OF_LATIN = 0xa0;

    private final Source source;
    private final String text;
    private int at;
    private int end;
    private int line = 1;
    private int lineStart;

    YamlCursor(Source source) {
        this.source = source;
        text = source.text();
        end = text.length();
    }

    Source source() {
        return source;
    }

    /** Goes to the beginning of a part; parts come in their order. */
    void enter(YamlPart part) {
        while (at < part.start()) {
            next();
        }
        end = part.end();
    }

    /** Refuses characters that no YAML may hold. */
    void refuseControlCharacters() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' ? c != '\n' && c != '\r' && c != '\t' : c >= DELETE && isBeyond(c);
            if (control) {
                throw source.fault(
                        i,
                        "YAML does not allow character U+%04X".formatted((int) c),
                        "remove it, or write it as an escape in double quotes");
            }
        }
    }

    private static boolean isBeyond(char c) {
        return (c < FIRST_OF_LATIN && c != NEXT_LINE) || c == '\uFEFF' || c == '\uFFFE' || c == '\uFFFF';
    }

    int peek() {
        return at < end ? text.charAt(at) : END;
    }

    int peek(int ahead) {
        return at + ahead < end ? text.charAt(at + ahead) : END;
    }

    boolean atEnd() {
        return at >= end;
    }

    int offset() {
        return at;
    }

    int column() {
        return at - lineStart;
    }

    int line() {
        return line;
    }

    /** Takes one character, and counts lines. */
    void next() {
        char c = text.charAt(at++);
        if (c == '\n' || (c == '\r' && (at >= text.length() || text.charAt(at) != '\n'))) {
            line++;
            lineStart = at;
        }
    }

    /** Takes characters, none of which ends a line. */
    void skip(int count) {
        at += count;
    }

    /** Goes to another place in the same line. */
    void moveInLine(int offset) {
        at = offset;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    String text(int start, int stop) {
        return text.substring(start, stop);
    }

    char charAt(int offset) {
        return text.charAt(offset);
    }

    /** Where the part ends. */
    int end() {
        return end;
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r';
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == END;
    }

    void skipSpaces() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    void skipBlanks() {
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
    }

    /** Takes a line break, which must be here. */
    void takeBreak() {
        if (text.charAt(at) == '\r' && peek(1) == '\n') {
            at++;
        }
        next();
    }

    /** Whether the comment sign here begins a comment. */
    boolean atComment() {
        return peek() == '#' && (at == lineStart || isBlank(text.charAt(at - 1)));
    }

    void skipComment() {
        while (at < end && !isBreak(text.charAt(at))) {
            at++;
        }
    }

    /** What may follow something in its line: blanks and a comment. True if nothing else is in the line. */
    boolean skipRestOfLine() {
        skipBlanks();
        if (atComment()) {
            skipComment();
        }
        return atEnd() || isBreak(peek());
    }

    /** Goes over blank lines and comments to the next thing, and refuses tabs before it. */
    void skipToContent() {
        while (skipRestOfLine() && !atEnd()) {
            takeBreak();
        }
        if (at > lineStart && !atEnd()) {
            refuseTabs();
        }
    }

    private void refuseTabs() {
        for (int i = lineStart; i < at; i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                throw fault("a tab in the indentation");
            }
            if (c != ' ') {
                return;
            }
        }
    }

    /** Whether a line begins here that ends or begins a document. */
    boolean atMarker() {
        return at == lineStart && (isMarker('-') || isMarker('.'));
    }

    boolean isMarker(char c) {
        return peek() == c && peek(1) == c && peek(2) == c && isSpace(peek(3));
    }

    long mark() {
        return Position.pack(line, at - lineStart + 1);
    }

    InputException fault(String what) {
        return faultAt(mark(), what);
    }

    InputException faultAt(long mark, String what) {
        return source.faultAt(mark, "this is not YAML: " + what, NEXT);
    }
}
