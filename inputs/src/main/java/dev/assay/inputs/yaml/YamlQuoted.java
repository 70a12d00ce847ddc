package dev.assay.inputs.yaml;

/** Reads the rest of a quoted scalar, with its escapes and folded lines. */
final class YamlQuoted {
    private final YamlCursor cursor;
    private final char quote;
    private final long open;
    private final StringBuilder text = new StringBuilder();

    YamlQuoted(YamlCursor cursor, char quote, long open) {
        this.cursor = cursor;
        this.quote = quote;
        this.open = open;
    }

    /** The text, whose beginning is read already. */
    String rest(String first) {
        text.append(first);
        while (true) {
            int c = cursor.peek();
            if (c == YamlCursor.END || (cursor.column() == 0 && cursor.atMarker())) {
                throw cursor.faultAt(open, "the text in quotes has no end");
            }
            if (c == quote) {
                cursor.skip(1);
                if (quote != '\'' || cursor.peek() != '\'') {
                    return text.toString();
                }
                cursor.skip(1);
                text.append('\'');
            } else if (YamlCursor.isBreak(c)) {
                fold();
            } else if (c == '\\' && quote == '"') {
                escape();
            } else {
                text.append((char) c);
                cursor.skip(1);
            }
        }
    }

    /** One line end is a space, each further one a line feed; blanks around them do not count. */
    private void fold() {
        int last = text.length();
        while (last > unescaped && YamlCursor.isBlank(text.charAt(last - 1))) {
            last--;
        }
        text.setLength(last);
        int breaks = breaks();
        text.append(breaks == 1 ? " " : "\n".repeat(breaks - 1));
    }

    /** Up to where the text came by escapes, which folding leaves alone. */
    private int unescaped;

    private int breaks() {
        int breaks = 0;
        while (YamlCursor.isBreak(cursor.peek())) {
            cursor.takeBreak();
            breaks++;
            if (cursor.atMarker()) {
                throw cursor.faultAt(open, "the text in quotes has no end");
            }
            cursor.skipBlanks();
        }
        return breaks;
    }

    private void escape() {
        cursor.skip(1);
        int c = cursor.peek();
        if (YamlCursor.isBreak(c)) {
            int breaks = breaks();
            text.append("\n".repeat(breaks - 1));
            unescaped = text.length();
            return;
        }
        if (c == YamlCursor.END) {
            throw cursor.faultAt(open, "the text in quotes has no end");
        }
        cursor.skip(1);
        switch (c) {
            case '0' -> text.append('\0');
            case 'a' -> text.append('\u0007');
            case 'b' -> text.append('\b');
            case 't', '\t' -> text.append('\t');
            case 'n' -> text.append('\n');
            case 'v' -> text.append('\u000B');
            case 'f' -> text.append('\f');
            case 'r' -> text.append('\r');
            case 'e' -> text.append('\u001B');
            case ' ', '"', '\'', '\\', '/' -> text.append((char) c);
            case 'N' -> text.append('\u0085');
            case '_' -> text.append('\u00A0');
            case 'L' -> text.append('\u2028');
            case 'P' -> text.append('\u2029');
            case 'x' -> text.appendCodePoint(hexadecimal(2));
            case 'u' -> text.appendCodePoint(hexadecimal(4));
            case 'U' -> text.appendCodePoint(hexadecimal(8));
            default -> throw cursor.fault("the escape is none that YAML has");
        }
        unescaped = text.length();
    }

    private int hexadecimal(int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = cursor.atEnd() ? -1 : Character.digit(cursor.peek(), 16);
            if (digit < 0) {
                throw cursor.fault("the escape needs " + digits + " hexadecimal digits");
            }
            value = value * 16 + digit;
            cursor.skip(1);
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        if (surrogate || value > Character.MAX_CODE_POINT) {
            throw cursor.fault("the escape names no character");
        }
        return (int) value;
    }
}
