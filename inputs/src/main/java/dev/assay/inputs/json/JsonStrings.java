package dev.assay.inputs.json;

import dev.assay.inputs.document.Characters;

/** Reads strings in double quotes. */
final class JsonStrings {
    private static final char REPLACEMENT = '\uFFFD';

    private final Characters in;

    JsonStrings(Characters in) {
        this.in = in;
    }

    /** The text of the string that begins here. */
    String read() {
        int open = in.offset();
        in.next();
        int start = in.offset();
        while (true) {
            int c = in.peek();
            if (c == '"') {
                String text = in.since(start);
                in.next();
                return text;
            }
            if (c == '\\') {
                return withEscapes(open, new StringBuilder(in.since(start)));
            }
            refuseControl(c, open);
            in.next();
        }
    }

    private String withEscapes(int open, StringBuilder text) {
        while (true) {
            int c = in.peek();
            refuseControl(c, open);
            if (c == '"') {
                in.next();
                return text.toString();
            }
            if (c == '\\') {
                escape(text);
            } else {
                text.append((char) in.next());
            }
        }
    }

    private void refuseControl(int c, int open) {
        if (c == Characters.END) {
            throw in.source().fault(open, "the string has no end", "close it by a double quote");
        }
        if (c < ' ') {
            throw in.fault("character U+%04X in a string".formatted(c), "write it as an escape, such as \\n");
        }
    }

    private void escape(StringBuilder text) {
        int start = in.offset();
        in.next();
        int c = in.next();
        switch (c) {
            case '"', '\\', '/' -> text.append((char) c);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> unicode(text);
            default -> {
                in.moveTo(start);
                throw in.expected("an escape that JSON has");
            }
        }
    }

    /** Half a surrogate pair becomes U+FFFD, as no text may hold one. */
    private void unicode(StringBuilder text) {
        char unit = hex4();
        if (!Character.isSurrogate(unit)) {
            text.append(unit);
            return;
        }
        int back = in.offset();
        if (Character.isHighSurrogate(unit) && in.take("\\u")) {
            char low = hex4();
            if (Character.isLowSurrogate(low)) {
                text.append(unit).append(low);
                return;
            }
            in.moveTo(back);
        }
        text.append(REPLACEMENT);
    }

    private char hex4() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = in.atEnd() ? -1 : Character.digit((char) in.peek(), 16);
            if (digit < 0 || in.peek() > 'f') {
                throw in.expected("four hexadecimal digits");
            }
            unit = unit * 16 + digit;
            in.next();
        }
        return (char) unit;
    }
}
