package dev.assay.rego.builtin.graphql;

/** Divides a document into tokens. What is no token becomes an invalid one; the parser decides what to say. */
final class Lexer {
    private static final int BYTE_ORDER_MARK = 0xfeff;
    private static final TokenKind[] PUNCTUATION = punctuation();

    private final int[] text;
    private final String file;
    private int start;
    private int at;
    private int line = 1;
    private int lineStart;

    Lexer(String file, String text) {
        this.file = file;
        this.text = text.codePoints().toArray();
    }

    private static TokenKind[] punctuation() {
        TokenKind[] kinds = new TokenKind[128];
        for (TokenKind kind : TokenKind.values()) {
            if (kind.text().length() == 1) {
                kinds[kind.text().charAt(0)] = kind;
            }
        }
        return kinds;
    }

    Token next() {
        skipSpace();
        start = at;
        if (at >= text.length) {
            return token(TokenKind.END, "");
        }
        int c = text[at];
        if (c < PUNCTUATION.length && PUNCTUATION[c] != null) {
            at++;
            return token(PUNCTUATION[c], "");
        }
        if (c == '.' && is(at + 1, '.') && is(at + 2, '.')) {
            at += 3;
            return token(TokenKind.SPREAD, "");
        }
        if (c == '#') {
            while (at < text.length && (text[at] > 0x1f || text[at] == '\t')) {
                at++;
            }
            return token(TokenKind.COMMENT, slice(start, at));
        }
        if (isNameStart(c)) {
            while (at < text.length && (isNameStart(text[at]) || isDigit(text[at]))) {
                at++;
            }
            return token(TokenKind.NAME, slice(start, at));
        }
        if (c == '-' || isDigit(c)) {
            return number();
        }
        if (c == '"') {
            return is(at + 1, '"') && is(at + 2, '"') ? blockString() : string();
        }
        return unexpected(c);
    }

    private Token unexpected(int c) {
        if (c < ' ') {
            return invalid(String.format("Cannot contain the invalid character \"\\u%04x\"", c));
        }
        return invalid(
                c == '\''
                        ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
                        : "Cannot parse the unexpected character \"" + Character.toString(c) + "\".");
    }

    private void skipSpace() {
        while (at < text.length) {
            int c = text[at];
            if (c == '\n' || c == '\r') {
                newLine();
            } else if (c == '\t' || c == ' ' || c == ',' || c == BYTE_ORDER_MARK) {
                at++;
            } else {
                return;
            }
        }
    }

    /**
     * Passes a line's end. After a carriage return the line begins before a line feed that may follow, as in
     * gqlparser.
     */
    private void newLine() {
        boolean carriage = text[at] == '\r';
        at++;
        line++;
        lineStart = at;
        if (carriage && is(at, '\n')) {
            at++;
        }
    }

    private Token number() {
        boolean real = false;
        if (is(at, '-')) {
            at++;
        }
        if (is(at, '0')) {
            at++;
            if (at < text.length && isDigit(text[at])) {
                return invalid("Invalid number, unexpected digit after 0: " + described() + ".");
            }
        } else if (digits() == 0) {
            return invalid("Invalid number, expected digit but got: " + described() + ".");
        }
        if (is(at, '.')) {
            real = true;
            at++;
            if (digits() == 0) {
                return invalid("Invalid number, expected digit but got: " + described() + ".");
            }
        }
        if (is(at, 'e') || is(at, 'E')) {
            real = true;
            at++;
            if (is(at, '-') || is(at, '+')) {
                at++;
            }
            if (digits() == 0) {
                return invalid("Invalid number, expected digit but got: " + described() + ".");
            }
        }
        return token(real ? TokenKind.FLOAT : TokenKind.INT, slice(start, at));
    }

    private int digits() {
        int from = at;
        while (at < text.length && isDigit(text[at])) {
            at++;
        }
        return at - from;
    }

    private String described() {
        return at < text.length ? "\"" + Character.toString(text[at]) + "\"" : "<EOF>";
    }

    private Token string() {
        start++;
        at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length && text[at] != '\n' && text[at] != '\r') {
            int c = text[at];
            if (c == '"') {
                Token token = token(TokenKind.STRING, value.toString());
                at++;
                return token;
            }
            if (c < ' ' && c != '\t') {
                return invalid(String.format("Invalid character within String: \"\\u%04x\".", c));
            }
            if (c != '\\') {
                value.appendCodePoint(c);
                at++;
            } else if (!escape(value)) {
                at++;
                return invalid("Invalid character escape sequence.");
            }
        }
        return invalid("Unterminated string.");
    }

    private boolean escape(StringBuilder value) {
        int c = at + 1 < text.length ? text[at + 1] : -1;
        if (c == 'u') {
            int unit = hexadecimal(at + 2);
            if (unit < 0 || at + 6 >= text.length) {
                return false;
            }
            // Half of a pair of surrogates alone is no character.
            value.append(Character.isSurrogate((char) unit) ? '\ufffd' : (char) unit);
            at += 6;
            return true;
        }
        int plain = "\"/\\bfnrt".indexOf(c);
        if (plain < 0) {
            return false;
        }
        value.append("\"/\\\b\f\n\r\t".charAt(plain));
        at += 2;
        return true;
    }

    private int hexadecimal(int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < text.length ? Character.digit(text[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private Token blockString() {
        start += 3;
        at += 3;
        StringBuilder raw = new StringBuilder();
        while (at < text.length) {
            int c = text[at];
            if (c == '"') {
                int quotes = quotes();
                if (quotes >= 3) {
                    raw.append("\"".repeat(quotes - 3));
                    Token token = token(TokenKind.BLOCK_STRING, BlockString.value(raw.toString()));
                    at += quotes;
                    return token;
                }
            }
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                return invalid(String.format("Invalid character within String: \"\\u%04x\".", c));
            }
            if (c == '\\' && is(at + 1, '"') && is(at + 2, '"') && is(at + 3, '"')) {
                raw.append("\"\"\"");
                at += 4;
            } else if (c == '\n' || c == '\r') {
                raw.append('\n');
                newLine();
                lineStart = at;
            } else {
                raw.appendCodePoint(c);
                at++;
            }
        }
        return invalid("Unterminated string.");
    }

    private int quotes() {
        int count = 0;
        while (is(at + count, '"')) {
            count++;
        }
        return count;
    }

    private boolean is(int index, char c) {
        return index < text.length && text[index] == c;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private String slice(int from, int to) {
        return new String(text, from, to - from);
    }

    private Token token(TokenKind kind, String value) {
        return new Token(kind, value, new Position(file, line, start - lineStart + 1));
    }

    private Token invalid(String message) {
        return new Token(TokenKind.INVALID, message, new Position(file, line, at - lineStart + 1));
    }
}
