package dev.assay.rego.builtin.graphql;

import java.util.Objects;

/**
 * A token.
 *
 * @param value the text of a name, number, string or comment; of an invalid one what is wrong; else empty
 */
record Token(TokenKind kind, String value, Position position) {
    Token {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(value, "value is null");
        Objects.requireNonNull(position, "position is null");
    }

    boolean isName(String name) {
        return kind == TokenKind.NAME && value.equals(name);
    }

    /** The token as messages show it. */
    String shown() {
        return value.isEmpty() || kind == TokenKind.INVALID ? kind.text() : kind.text() + " " + Quote.of(value);
    }
}
