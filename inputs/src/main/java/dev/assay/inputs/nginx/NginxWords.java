package dev.assay.inputs.nginx;

import dev.assay.inputs.document.Characters;

/** Words, quoted texts and comments. */
final class NginxWords {
    private final Characters in;

    NginxWords(Characters in) {
        this.in = in;
    }

    void skip() {
        in.skipBlanks();
        while (in.peek() == '#') {
            in.skipLine();
            in.skipBlanks();
        }
    }

    /** A word, or a text with its quotes. */
    String word() {
        int start = in.offset();
        int quote = in.peek();
        if (quote == '"' || quote == '\'' || quote == '`') {
            in.next();
            while (in.peek() != quote) {
                if (in.atEnd()) {
                    throw in.source().fault(start, "the text in quotes has no end", "close it by " + (char) quote);
                }
                if (in.next() == '\\' && in.peek() == quote) {
                    in.next();
                }
            }
            in.next();
            return in.since(start);
        }
        boolean variable = false;
        int before = in.next();
        while (isPart(in.peek(), before, variable)) {
            int c = in.next();
            variable = c == '{' || (variable && c != '}');
            before = c;
        }
        return in.since(start);
    }

    /** Braces belong to a word only around the name of a variable. */
    private static boolean isPart(int c, int before, boolean variable) {
        return switch (c) {
            case Characters.END, ' ', '\t', '\r', '\n', ';' -> false;
            case '{' -> before == '$' || variable;
            case '}' -> variable;
            default -> true;
        };
    }

    /** Passes over the code of a block in Lua, up to the brace that closes it. */
    void skipLua() {
        int open = 1;
        while (!in.atEnd()) {
            int c = in.peek();
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (open == 0) {
                return;
            }
            in.next();
        }
    }
}
