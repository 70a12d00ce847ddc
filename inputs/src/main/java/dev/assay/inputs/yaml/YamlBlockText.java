package dev.assay.inputs.yaml;

/** Reads literal and folded scalars. */
final class YamlBlockText {
    private final YamlCursor cursor;
    private final boolean folded;
    private final StringBuilder text = new StringBuilder();
    private char chomping = ' ';
    private int indent;

    private YamlBlockText(YamlCursor cursor, boolean folded) {
        this.cursor = cursor;
        this.folded = folded;
    }

    /** The scalar that begins here, in a collection that is indented by so many columns, or -1. */
    static String read(YamlCursor cursor, int parentIndent) {
        YamlBlockText block = new YamlBlockText(cursor, cursor.peek() == '>');
        cursor.skip(1);
        block.header(parentIndent);
        return block.content(parentIndent);
    }

    private void header(int parentIndent) {
        int explicit = 0;
        for (int i = 0; i < 2; i++) {
            int c = cursor.peek();
            if ((c == '+' || c == '-') && chomping == ' ') {
                chomping = (char) c;
                cursor.skip(1);
            } else if (c >= '1' && c <= '9' && explicit == 0) {
                explicit = c - '0';
                cursor.skip(1);
            }
        }
        if (!cursor.skipRestOfLine()) {
            throw cursor.fault("expected the end of the line after the sign of a block of text");
        }
        if (!cursor.atEnd()) {
            cursor.takeBreak();
        }
        indent = explicit == 0 ? 0 : Math.max(parentIndent, 0) + explicit;
    }

    private String content(int parentIndent) {
        int blank = blankLines(parentIndent);
        boolean afterText = false;
        boolean blankStart = false;
        while (cursor.column() == indent && !cursor.atEnd()) {
            boolean startsBlank = YamlCursor.isBlank(cursor.peek());
            if (afterText) {
                boolean join = folded && !blankStart && !startsBlank;
                text.append(join ? (blank == 0 ? " " : "") : "\n");
            }
            text.append("\n".repeat(blank));
            int start = cursor.offset();
            cursor.skipComment();
            text.append(cursor.since(start));
            blankStart = startsBlank;
            afterText = true;
            if (cursor.atEnd()) {
                return end(false, 0);
            }
            cursor.takeBreak();
            blank = blankLines(parentIndent);
        }
        return end(afterText, blank);
    }

    private String end(boolean lineEnded, int blank) {
        if (lineEnded && chomping != '-') {
            text.append('\n');
        }
        if (chomping == '+') {
            text.append("\n".repeat(blank));
        }
        return text.toString();
    }

    /** Passes over blank lines and the indentation of the next one; finds the indentation with the first text. */
    private int blankLines(int parentIndent) {
        int breaks = 0;
        int widest = 0;
        while (true) {
            while ((indent == 0 || cursor.column() < indent) && cursor.peek() == ' ') {
                cursor.skip(1);
            }
            widest = Math.max(widest, cursor.column());
            if ((indent == 0 || cursor.column() < indent) && cursor.peek() == '\t') {
                throw cursor.fault("a tab in the indentation");
            }
            if (!YamlCursor.isBreak(cursor.peek())) {
                break;
            }
            cursor.takeBreak();
            breaks++;
        }
        if (indent == 0) {
            indent = Math.max(Math.max(widest, parentIndent + 1), 1);
        }
        return breaks;
    }
}
