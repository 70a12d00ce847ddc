package dev.assay.rego.parse;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module.Comment;
import dev.assay.rego.ast.Source;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Divides a source into tokens in one pass. Words that are keywords of Rego v1 are keywords here: the parser knows
 * which
 * of them count. What is wrong in a token makes it an illegal one; the parser reports it when it gets there.
 */
final class Lexer {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int NO_BREAK_SPACE = 0xA0;

    private final String text;
    private final Tokens tokens;
    private final Deque<Template> templates = new ArrayDeque<>();
    private int at;

    private Lexer(Source source) {
        this.text = source.text();
        this.tokens = new Tokens(source);
    }

    /** A template string that is open, and how many braces are open in its expression. */
    private static final class Template {
        final boolean raw;
        int braces;

        Template(boolean raw) {
            this.raw = raw;
        }
    }

    static Tokens scan(Source source) {
        Lexer lexer = new Lexer(source);
        lexer.scan();
        return lexer.tokens;
    }

    private void scan() {
        if (peek() == BYTE_ORDER_MARK) {
            at++;
        }
        while (skipBlanks()) {
            int start = at;
            Token kind = token(text.charAt(at));
            add(kind, start);
            if (kind == Token.BRACE_CLOSE && !templates.isEmpty() && templates.getFirst().braces < 0) {
                Template open = templates.removeFirst();
                int part = at;
                add(template(open.raw), part);
            }
        }
        if (tokens.nextIsWrong()) {
            tokens.add(Token.ILLEGAL, text.length(), at); // of a comment at the end: the last token is always the end
        }
        tokens.add(Token.END, text.length(), at);
    }

    private void add(Token kind, int start) {
        tokens.add(tokens.nextIsWrong() ? Token.ILLEGAL : kind, start, at);
    }

    /** Skips blanks and comments; answers whether anything follows. */
    private boolean skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                comment();
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void comment() {
        int start = at;
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
        checkCharacters(start, at);
        int last = at;
        while (last > start + 1 && text.charAt(last - 1) == '\r') {
            last--;
        }
        tokens.comments.add(new Comment(text.substring(start + 1, last), new Location(tokens.source, start, at)));
    }

    private Token token(char first) {
        if (isLetter(first)) {
            return word();
        }
        if (isDecimal(first)) {
            number();
            return Token.NUMBER;
        }
        at++;
        return switch (first) {
            case '"' -> string();
            case '`' -> rawString();
            case '$' -> templateStart();
            case '[' -> Token.BRACKET_OPEN;
            case ']' -> Token.BRACKET_CLOSE;
            case '{' -> brace(Token.BRACE_OPEN, 1);
            case '}' -> brace(Token.BRACE_CLOSE, -1);
            case '(' -> Token.PAREN_OPEN;
            case ')' -> Token.PAREN_CLOSE;
            case ',' -> Token.COMMA;
            case ';' -> Token.SEMICOLON;
            case '.' -> Token.DOT;
            case '+' -> Token.PLUS;
            case '-' -> Token.MINUS;
            case '*' -> Token.TIMES;
            case '/' -> Token.DIVIDE;
            case '%' -> Token.REMAINDER;
            case '&' -> Token.AND;
            case '|' -> Token.OR;
            case ':' -> follows('=') ? Token.ASSIGN : Token.COLON;
            case '=' -> follows('=') ? Token.EQUAL : Token.UNIFY;
            case '>' -> follows('=') ? Token.GREATER_EQUAL : Token.GREATER;
            case '<' -> follows('=') ? Token.LESS_EQUAL : Token.LESS;
            default -> other(first);
        };
    }

    private Token other(char first) {
        if (first == '!') {
            if (follows('=')) {
                return Token.NOT_EQUAL;
            }
            tokens.error("illegal ! character");
        } else if (first == NO_BREAK_SPACE) {
            tokens.error("illegal non-breaking space character, use a regular space instead");
        } else {
            if (Character.isHighSurrogate(first) && at < text.length() && Character.isLowSurrogate(peek())) {
                at++;
            }
            checkCharacters(at - 1, at);
        }
        return Token.ILLEGAL;
    }

    private Token brace(Token kind, int change) {
        if (!templates.isEmpty()) {
            templates.getFirst().braces += change;
        }
        return kind;
    }

    private Token word() {
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        Token keyword = at - start <= "contains".length() ? Token.word(text.substring(start, at)) : null;
        return keyword == null ? Token.NAME : keyword;
    }

    private void number() {
        decimals();
        if (follows('.') && decimals() == 0) {
            tokens.error("expected fraction");
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            if (decimals() == 0) {
                tokens.error("expected exponent");
            }
        }
        if (isLetter(peek())) {
            tokens.error("illegal number format");
            word();
        }
    }

    private int decimals() {
        int start = at;
        while (isDecimal(peek())) {
            at++;
        }
        return at - start;
    }

    private Token string() {
        int start = at;
        while (true) {
            if (at == text.length() || text.charAt(at) == '\n') {
                tokens.error("non-terminated string");
                break;
            }
            char c = text.charAt(at++);
            if (c == '"') {
                break;
            }
            if (c == '\\') {
                escape(false);
            }
        }
        checkCharacters(start, at);
        return Token.STRING;
    }

    private void escape(boolean inTemplate) {
        char c = peek();
        switch (c) {
            case '\\', '"', '/', 'b', 'f', 'n', 'r', 't' -> at++;
            case 'u' -> at = Math.min(at + 4, text.length());
            default -> {
                if (inTemplate && c == '{') {
                    at++;
                } else {
                    tokens.error("illegal escape sequence");
                }
            }
        }
    }

    private Token rawString() {
        int start = at;
        int end = text.indexOf('`', at);
        if (end < 0) {
            at = text.length();
            tokens.error("non-terminated string");
        } else {
            at = end + 1;
        }
        checkCharacters(start, at);
        return Token.STRING;
    }

    private Token templateStart() {
        if (follows('`')) {
            return template(true);
        }
        if (follows('"')) {
            return template(false);
        }
        tokens.error("illegal $ character");
        return Token.ILLEGAL;
    }

    /** Reads the text of a template string up to its next expression or its end. */
    private Token template(boolean raw) {
        int start = at;
        Token kind = raw ? Token.RAW_TEMPLATE_PART : Token.TEMPLATE_PART;
        while (true) {
            if (at == text.length() || (!raw && text.charAt(at) == '\n')) {
                tokens.error("non-terminated string");
                break;
            }
            char c = text.charAt(at++);
            if (c == (raw ? '`' : '"')) {
                kind = raw ? Token.RAW_TEMPLATE_END : Token.TEMPLATE_END;
                break;
            }
            if (c == '{') {
                templates.addFirst(new Template(raw));
                break;
            }
            if (c == '\\') {
                if (!raw) {
                    escape(true);
                } else if (peek() == '{') {
                    at++;
                }
            }
        }
        checkCharacters(start, at);
        return kind;
    }

    private void checkCharacters(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                tokens.error("illegal null character");
            } else if (c == BYTE_ORDER_MARK) {
                tokens.error("illegal byte-order mark");
            } else if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    tokens.error("illegal utf-8 character");
                }
            }
        }
    }

    private boolean follows(char expected) {
        if (peek() == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** The character that comes next; at the end one that nothing looks for. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\uFFFF';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDecimal(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isDigit(char c) {
        return isDecimal(c) || (c > 0x7f && Character.isDigit(c));
    }
}
