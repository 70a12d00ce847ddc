package dev.assay.inputs.toml;

import dev.assay.inputs.document.Characters;

/** Reads the four forms of text. */
final class TomlStrings {
    private final Characters in;

    TomlStrings(Characters in) {
        this.in = in;
    }

    String read() {
        int start = in.offset();
        char quote = (char) in.peek();
        boolean escapes = quote == '"';
        String thrice = String.valueOf(quote).repeat(3);
        if (!in.take(thrice)) {
            in.next();
            return text(start, String.valueOf(quote), escapes, false);
        }
        if (!in.take("\r\n")) {
            in.take('\n');
        }
        String text = text(start, thrice, escapes, true);
        // One or two more quotes belong to the text.
        StringBuilder more = new StringBuilder(text);
        for (int i = 0; i < 2 && in.peek() == quote; i++) {
            more.append((char) in.next());
        }
        return more.toString();
    }

    private String text(int start, String close, boolean escapes, boolean lines) {
        StringBuilder text = new StringBuilder();
        while (!in.take(close)) {
            int c = in.peek();
            boolean lineEnd = c == '\n' || (c == '\r' && in.peek(1) == '\n');
            if (c == Characters.END || (lineEnd && !lines)) {
                throw in.source().fault(start, "the text has no end", "close it by " + close);
            }
            if (!lineEnd && ((c < ' ' && c != '\t') || c == 0x7f)) {
                throw in.fault("character U+%04X in a text".formatted(c), "write it as an escape in double quotes");
            }
            if (c == '\\' && escapes) {
                escape(text, lines);
            } else {
                text.append((char) in.next());
            }
        }
        return text.toString();
    }

    private void escape(StringBuilder text, boolean lines) {
        int start = in.offset();
        in.next();
        if (lines && endsLine()) {
            in.skipBlanks();
            return;
        }
        int c = in.next();
        switch (c) {
            case 'b' -> text.append('\b');
            case 't' -> text.append('\t');
            case 'n' -> text.append('\n');
            case 'f' -> text.append('\f');
            case 'r' -> text.append('\r');
            case 'e' -> text.append('\u001b');
            case '"', '\\' -> text.append((char) c);
            case 'x' -> text.appendCodePoint(hexadecimal(start, 2));
            case 'u' -> text.appendCodePoint(hexadecimal(start, 4));
            case 'U' -> text.appendCodePoint(hexadecimal(start, 8));
            default -> throw in.source().fault(start, "the escape is none that TOML has", "write \\\\ for a backslash");
        }
    }

    private boolean endsLine() {
        int ahead = 0;
        while (in.peek(ahead) == ' ' || in.peek(ahead) == '\t' || in.peek(ahead) == '\r') {
            ahead++;
        }
        return in.peek(ahead) == '\n';
    }

    private int hexadecimal(int start, int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = in.atEnd() ? -1 : Character.digit((char) in.next(), 16);
            if (digit < 0) {
                throw in.source().fault(start, "the escape needs " + digits + " hexadecimal digits", "complete it");
            }
            value = value * 16 + digit;
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        if (surrogate || value > Character.MAX_CODE_POINT) {
            throw in.source().fault(start, "the escape names no character", "correct its number");
        }
        return (int) value;
    }
}
