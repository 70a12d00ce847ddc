package dev.assay.inputs.hcl2;

import dev.assay.inputs.document.Characters;

/** Words, blanks and comments. Line feeds are blanks or not, as the surroundings have it. */
final class HclScanner {
    private final Characters in;
    private boolean linesMatter = true;

    HclScanner(Characters in) {
        this.in = in;
    }

    /** Sets whether line feeds end something, and says what was set before. */
    boolean linesMatter(boolean matter) {
        boolean before = linesMatter;
        linesMatter = matter;
        return before;
    }

    /** Passes over blanks and comments, and over line feeds where they do not matter. */
    void skip() {
        while (true) {
            int c = in.peek();
            if (c == ' ' || c == '\t' || c == '\r' || (c == '\n' && !linesMatter)) {
                in.next();
            } else if (c == '#' || (c == '/' && in.peek(1) == '/')) {
                in.skipLine();
            } else if (c == '/' && in.peek(1) == '*') {
                comment();
            } else {
                return;
            }
        }
    }

    /** Passes over line feeds too. */
    void skipLines() {
        boolean before = linesMatter(false);
        skip();
        linesMatter(before);
    }

    private void comment() {
        int start = in.offset();
        in.skip(2);
        while (!in.take("*/")) {
            if (in.next() == Characters.END) {
                throw in.source().fault(start, "the comment has no end", "close it by */");
            }
        }
    }

    /** Whether a name begins here. */
    boolean seesName() {
        return isNameStart(in.peek());
    }

    /** The name that begins here. */
    String name() {
        if (!seesName()) {
            throw in.expected("a name");
        }
        int start = in.offset();
        while (isNamePart(in.peek())) {
            in.next();
        }
        return in.since(start);
    }

    /** Takes the word if it stands here as a whole. */
    boolean takeWord(String word) {
        if (in.sees(word) && !isNamePart(in.peek(word.length()))) {
            in.skip(word.length());
            return true;
        }
        return false;
    }

    /** Passes over blanks and takes the character, which must be there. */
    void need(char expected) {
        skip();
        if (!in.take(expected)) {
            throw in.expected("'" + expected + "'");
        }
    }

    private static boolean isNameStart(int c) {
        return c == '_' || (c >= 0 && Character.isLetter(c));
    }

    private static boolean isNamePart(int c) {
        return c == '-'
                || c == '_'
                || (c >= 0 && (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK));
    }
}
