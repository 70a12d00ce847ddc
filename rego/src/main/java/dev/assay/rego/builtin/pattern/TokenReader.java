package dev.assay.rego.builtin.pattern;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import java.util.ArrayList;
import java.util.List;

/** Reads glob-like expressions: characters, dots and sets in brackets, each with a star or a plus or nothing. */
final class TokenReader {
    /** How many stars and pluses one expression may have. */
    static final int GLOB_REPETITIONS_MAX = 300;

    private final String text;
    private final int[] input;
    private int at;
    /** The character read last, and whether a backslash stood before it. */
    private int read;

    private boolean escaped;

    private TokenReader(String text) {
        this.text = text;
        this.input = text.codePoints().toArray();
    }

    static List<Token> read(Context context, String text) {
        context.spend(1L + text.length());
        TokenReader reader = new TokenReader(text);
        List<Token> tokens = new ArrayList<>();
        while (reader.next()) {
            add(tokens, reader.flagged(reader.token()));
        }
        if (tokens.stream().filter(Token::isRepeated).count() > GLOB_REPETITIONS_MAX) {
            throw BuiltinException.error("more stars and pluses than GLOB_REPETITIONS_MAX=" + GLOB_REPETITIONS_MAX);
        }
        return tokens;
    }

    /** Repetitions of the same characters, one after the other, are one. */
    private static void add(List<Token> tokens, Token token) {
        Token last = tokens.isEmpty() ? null : tokens.getLast();
        if (last != null && last.isRepeated() && token.isRepeated() && last.sameCharacters(token)) {
            boolean plus = last.flag() == Token.Flag.PLUS || token.flag() == Token.Flag.PLUS;
            tokens.set(tokens.size() - 1, last.with(plus ? Token.Flag.PLUS : Token.Flag.STAR));
        } else {
            tokens.add(token);
        }
    }

    private boolean next() {
        if (at >= input.length) {
            return false;
        }
        escaped = input[at] == '\\';
        if (escaped && at == input.length - 1) {
            throw invalid(at, "input ends with a \\ (escape) character");
        }
        at += escaped ? 2 : 1;
        read = input[at - 1];
        return true;
    }

    private Token token() {
        if (escaped) {
            return Token.character(read);
        }
        return switch (read) {
            case '.' -> Token.dot();
            case '[' -> set();
            case ']' -> throw invalid(at, "set-close ']' with no preceding '['");
            case '+', '*' ->
                throw invalid(at, "flag '" + Character.toString(read) + "' must be preceded by a non-flag");
            default -> Token.character(read);
        };
    }

    private Token flagged(Token token) {
        if (at < input.length && input[at] == '*') {
            at++;
            return token.with(Token.Flag.STAR);
        }
        if (at < input.length && input[at] == '+') {
            at++;
            return token.with(Token.Flag.PLUS);
        }
        return token;
    }

    private Token set() {
        List<Token.Range> ranges = new ArrayList<>();
        int previous = -1;
        while (next()) {
            if (!escaped && read == ']') {
                return Token.set(ranges);
            }
            if (!escaped && read == '-') {
                ranges.add(range(previous));
                previous = -1;
            } else {
                ranges.add(new Token.Range(read, read));
                previous = read;
            }
        }
        throw invalid(at, "found [ without matching ]");
    }

    private Token.Range range(int first) {
        if (first < 0) {
            throw invalid(at, "range character '-' must be preceded by a Unicode character");
        }
        if (at >= input.length - 1) {
            throw invalid(at, "range character '-' must be followed by a Unicode character");
        }
        next();
        if (!escaped && (read == ']' || read == '-')) {
            throw invalid(at, "range character '-' cannot be followed by a special symbol");
        }
        if (read < first) {
            throw invalid(
                    at,
                    "range is out of order: '" + Character.toString(read) + "' comes before '"
                            + Character.toString(first) + "' in Unicode");
        }
        return new Token.Range(first, read);
    }

    private BuiltinException invalid(int position, String what) {
        return BuiltinException.error(
                "input:" + text + ", pos:" + position + ", " + what + ": the input provided is invalid");
    }
}
