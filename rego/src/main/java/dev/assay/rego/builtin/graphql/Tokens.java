package dev.assay.rego.builtin.graphql;

import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of a document with one token of look-ahead, and the comments that stand right before that one. */
final class Tokens {
    private final Lexer lexer;
    private final Context context;
    private final IdentityHashMap<ObjectValue, Position> positions = new IdentityHashMap<>();
    private @Nullable Token ahead;
    private @Nullable ObjectValue comment;
    private int depth;

    Tokens(Context context, String file, String text) {
        this.context = context;
        this.lexer = new Lexer(file, text);
    }

    /** A part of the grammar. */
    @FunctionalInterface
    interface Part {
        void parse() throws GraphqlException;
    }

    Token peek() {
        Token token = ahead;
        if (token == null) {
            token = read();
            List<Value> comments = new ArrayList<>();
            while (token.kind() == TokenKind.COMMENT) {
                comments.add(ObjectValue.builder(1)
                        .put("Value", StringValue.of(token.value()))
                        .build());
                token = read();
            }
            if (!comments.isEmpty()) {
                comment = ObjectValue.builder(1)
                        .put("List", ArrayValue.of(comments))
                        .build();
            }
            ahead = token;
        }
        return token;
    }

    private Token read() {
        context.spend(1);
        return lexer.next();
    }

    /** Takes the token ahead, and forgets the comments before it. */
    Token next() throws GraphqlException {
        Token token = peek();
        if (token.kind() == TokenKind.INVALID) {
            throw new GraphqlException(token.position(), token.value());
        }
        ahead = null;
        comment = null;
        return token;
    }

    /** The comments before the token ahead. */
    @Nullable
    ObjectValue comment() {
        peek();
        return comment;
    }

    boolean at(TokenKind kind) {
        return peek().kind() == kind;
    }

    Token expect(TokenKind kind) throws GraphqlException {
        Token token = peek();
        if (token.kind() != kind) {
            throw new GraphqlException(
                    token.position(),
                    "Expected " + kind.text() + ", found " + token.kind().text());
        }
        return next();
    }

    void expectKeyword(String keyword) throws GraphqlException {
        Token token = peek();
        if (!token.isName(keyword)) {
            throw new GraphqlException(token.position(), "Expected " + Quote.of(keyword) + ", found " + token.shown());
        }
        next();
    }

    boolean skip(TokenKind kind) throws GraphqlException {
        if (at(kind)) {
            next();
            return true;
        }
        return false;
    }

    GraphqlException unexpected(Token token) {
        return new GraphqlException(token.position(), "Unexpected " + token.shown());
    }

    GraphqlException unexpected() {
        return unexpected(peek());
    }

    /** Any number of parts between two tokens. */
    void many(TokenKind open, TokenKind close, Part part) throws GraphqlException {
        if (skip(open)) {
            while (!at(close)) {
                part.parse();
            }
            next();
        }
    }

    /**
     * Parts between two tokens, at least one if the first token is there; answers the comments before the last
     * token.
     */
    @Nullable
    ObjectValue some(TokenKind open, TokenKind close, Part part) throws GraphqlException {
        if (!skip(open)) {
            return null;
        }
        if (at(close)) {
            throw new GraphqlException(
                    peek().position(),
                    "expected at least one definition, found " + peek().kind().text());
        }
        while (!at(close)) {
            part.parse();
        }
        ObjectValue before = comment();
        next();
        return before;
    }

    /** Parses a part that may contain parts of its own kind. */
    void deeper(Part part) throws GraphqlException {
        if (depth == Tree.DEPTH_MAX) {
            throw new GraphqlException(peek().position(), "nested deeper than GRAPHQL_DEPTH_MAX=" + Tree.DEPTH_MAX);
        }
        depth++;
        part.parse();
        depth--;
    }

    /** Builds a node and keeps where it stood. */
    ObjectValue node(ObjectValue.Builder builder, Position position) {
        context.allocate(128);
        ObjectValue node = builder.build();
        positions.put(node, position);
        return node;
    }

    IdentityHashMap<ObjectValue, Position> positions() {
        return positions;
    }

    static void put(ObjectValue.Builder node, String field, @Nullable ObjectValue value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    static void put(ObjectValue.Builder node, String field, List<? extends Value> values) {
        if (!values.isEmpty()) {
            node.put(field, ArrayValue.of(values));
        }
    }

    static void put(ObjectValue.Builder node, String field, String text) {
        node.put(field, StringValue.of(text));
    }
}
