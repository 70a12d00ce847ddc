package dev.assay.inputs.yaml;

/** Reads plain and quoted scalars. */
final class YamlText {
    private static final String NOT_FIRST = ",[]{}#&*!|>'\"%@`";
    private static final String FLOW_ENDS = ",[]{}";

    private final YamlCursor cursor;

    YamlText(YamlCursor cursor) {
        this.cursor = cursor;
    }

    /** Whether a plain scalar may begin here. */
    boolean seesPlain(boolean flow) {
        int c = cursor.peek();
        if (c == '-') {
            return !YamlCursor.isSpace(cursor.peek(1));
        }
        if (c == '?' || c == ':') {
            return !flow && !YamlCursor.isSpace(cursor.peek(1));
        }
        return c != YamlCursor.END && NOT_FIRST.indexOf(c) < 0;
    }

    /** The part of a plain scalar in its first line, without blanks at its end. */
    String plainLine(boolean flow) {
        int start = cursor.offset();
        int last = start;
        int stop = cursor.end();
        int at = start;
        char before = ' ';
        while (at < stop) {
            char c = cursor.charAt(at);
            if (c == '\n' || c == '\r' || (c == '#' && YamlCursor.isBlank(before) && at > start)) {
                break;
            }
            if (c == ':' && endsKey(at, flow)) {
                break;
            }
            if (flow && FLOW_ENDS.indexOf(c) >= 0) {
                break;
            }
            at++;
            if (c != ' ' && c != '\t') {
                last = at;
            }
            before = c;
        }
        cursor.moveInLine(last);
        return cursor.since(start);
    }

    private boolean endsKey(int at, boolean flow) {
        if (at + 1 >= cursor.end()) {
            return true;
        }
        char after = cursor.charAt(at + 1);
        return YamlCursor.isSpace(after) || (flow && FLOW_ENDS.indexOf(after) >= 0);
    }

    /** Goes on with a plain scalar over the lines that continue it; those that are indented by more than the parent. */
    String plainRest(String first, int parentIndent, boolean flow) {
        StringBuilder folded = null;
        while (true) {
            int offset = cursor.offset();
            cursor.skipBlanks();
            if (!YamlCursor.isBreak(cursor.peek())) {
                cursor.moveInLine(offset);
                return folded == null ? first : folded.toString();
            }
            int breaks = 0;
            while (YamlCursor.isBreak(cursor.peek())) {
                cursor.takeBreak();
                breaks++;
                int lineStart = cursor.offset();
                cursor.skipSpaces();
                boolean shallow = !flow && cursor.column() <= parentIndent;
                if (cursor.peek() == '\t' && shallow && !isBlankLine()) {
                    throw cursor.fault("a tab in the indentation");
                }
                cursor.skipBlanks();
                boolean ends = cursor.atEnd()
                        || (!YamlCursor.isBreak(cursor.peek()) && (shallow || cursor.peek() == '#' || endsHere(flow)));
                if (ends || isMarkerAt(lineStart)) {
                    return folded == null ? first : folded.toString();
                }
            }
            if (folded == null) {
                folded = new StringBuilder(first);
            }
            folded.append(breaks == 1 ? " " : "\n".repeat(breaks - 1)).append(plainLine(flow));
        }
    }

    private boolean isBlankLine() {
        int at = cursor.offset();
        while (at < cursor.end() && YamlCursor.isBlank(cursor.charAt(at))) {
            at++;
        }
        return at >= cursor.end() || YamlCursor.isBreak(cursor.charAt(at));
    }

    private boolean endsHere(boolean flow) {
        return flow
                && (FLOW_ENDS.indexOf(cursor.peek()) >= 0 || (cursor.peek() == ':' && endsKey(cursor.offset(), true)));
    }

    private boolean isMarkerAt(int lineStart) {
        return cursor.offset() == lineStart && cursor.atMarker();
    }

    /** A text in single or double quotes. */
    String quoted() {
        long open = cursor.mark();
        char quote = (char) cursor.peek();
        cursor.skip(1);
        int start = cursor.offset();
        int at = start;
        while (at < cursor.end()) {
            char c = cursor.charAt(at);
            if (c == quote) {
                if (quote == '\'' && at + 1 < cursor.end() && cursor.charAt(at + 1) == '\'') {
                    break;
                }
                cursor.moveInLine(at + 1);
                return cursor.text(start, at);
            }
            if ((c == '\\' && quote == '"') || c == '\n' || c == '\r') {
                break;
            }
            at++;
        }
        cursor.moveInLine(at);
        return new YamlQuoted(cursor, quote, open).rest(cursor.text(start, at));
    }
}
