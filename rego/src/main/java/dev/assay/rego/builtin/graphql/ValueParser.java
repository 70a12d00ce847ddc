package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses what queries and schemas have in common: values, arguments, directives, types. */
final class ValueParser {
    private final Tokens tokens;

    ValueParser(Tokens tokens) {
        this.tokens = tokens;
    }

    String name() throws GraphqlException {
        return tokens.expect(TokenKind.NAME).value();
    }

    String variable() throws GraphqlException {
        tokens.expect(TokenKind.DOLLAR);
        return name();
    }

    /** A value; a constant one has no variables in it. */
    ObjectValue value(boolean constant) throws GraphqlException {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case BRACKET_OPEN -> list(constant);
            case BRACE_OPEN -> object(constant);
            case DOLLAR -> {
                if (constant) {
                    throw tokens.unexpected();
                }
                yield simple(ValueKind.VARIABLE, variable(), token.position());
            }
            case INT -> simple(ValueKind.INT);
            case FLOAT -> simple(ValueKind.FLOAT);
            case STRING -> simple(ValueKind.STRING);
            case BLOCK_STRING -> simple(ValueKind.BLOCK);
            case NAME -> simple(kindOf(token.value()));
            default -> throw tokens.unexpected();
        };
    }

    private ObjectValue simple(ValueKind kind) throws GraphqlException {
        Token token = tokens.next();
        return simple(kind, token.value(), token.position());
    }

    private static ValueKind kindOf(String name) {
        return switch (name) {
            case "true", "false" -> ValueKind.BOOLEAN;
            case "null" -> ValueKind.NULL;
            default -> ValueKind.ENUM;
        };
    }

    private ObjectValue simple(ValueKind kind, String raw, Position position) {
        return tokens.node(begin(kind, raw), position);
    }

    private static ObjectValue.Builder begin(ValueKind kind, String raw) {
        ObjectValue.Builder node = ObjectValue.builder(5);
        Tokens.put(node, "Raw", raw);
        node.put("Kind", NumberValue.of(kind.number()));
        node.put("ExpectedTypeHasDefault", BooleanValue.FALSE);
        return node;
    }

    private ObjectValue list(boolean constant) throws GraphqlException {
        Position position = tokens.peek().position();
        ObjectValue comment = tokens.comment();
        List<ObjectValue> children = new ArrayList<>();
        tokens.deeper(() -> tokens.many(TokenKind.BRACKET_OPEN, TokenKind.BRACKET_CLOSE, () -> {
            Position at = tokens.peek().position();
            ObjectValue.Builder child = ObjectValue.builder(2);
            Tokens.put(child, "Name", "");
            child.put("Value", value(constant));
            children.add(tokens.node(child, at));
        }));
        return composite(ValueKind.LIST, children, comment, position);
    }

    private ObjectValue object(boolean constant) throws GraphqlException {
        Position position = tokens.peek().position();
        ObjectValue comment = tokens.comment();
        List<ObjectValue> children = new ArrayList<>();
        tokens.deeper(
                () -> tokens.many(TokenKind.BRACE_OPEN, TokenKind.BRACE_CLOSE, () -> children.add(named(constant))));
        return composite(ValueKind.OBJECT, children, comment, position);
    }

    private ObjectValue composite(
            ValueKind kind, List<ObjectValue> children, @Nullable ObjectValue comment, Position position) {
        ObjectValue.Builder node = begin(kind, "");
        Tokens.put(node, "Children", children);
        Tokens.put(node, "Comment", comment);
        return tokens.node(node, position);
    }

    /** A name, a colon and a value: an argument, or a field of an object. */
    private ObjectValue named(boolean constant) throws GraphqlException {
        Position position = tokens.peek().position();
        ObjectValue.Builder node = ObjectValue.builder(3);
        Tokens.put(node, "Comment", tokens.comment());
        Tokens.put(node, "Name", name());
        tokens.expect(TokenKind.COLON);
        node.put("Value", value(constant));
        return tokens.node(node, position);
    }

    List<ObjectValue> arguments(boolean constant) throws GraphqlException {
        List<ObjectValue> arguments = new ArrayList<>();
        tokens.some(TokenKind.PARENTHESIS_OPEN, TokenKind.PARENTHESIS_CLOSE, () -> arguments.add(named(constant)));
        return arguments;
    }

    List<ObjectValue> directives(boolean constant) throws GraphqlException {
        List<ObjectValue> directives = new ArrayList<>();
        while (tokens.skip(TokenKind.AT)) {
            Position position = tokens.peek().position();
            ObjectValue.Builder node = ObjectValue.builder(3);
            Tokens.put(node, "Name", name());
            Tokens.put(node, "Arguments", arguments(constant));
            Tokens.put(node, "Location", "");
            directives.add(tokens.node(node, position));
        }
        return directives;
    }

    ObjectValue type() throws GraphqlException {
        ObjectValue.Builder node = ObjectValue.builder(3);
        boolean list = tokens.skip(TokenKind.BRACKET_OPEN);
        Position position = tokens.peek().position();
        if (list) {
            tokens.deeper(() -> node.put("Elem", type()));
            tokens.expect(TokenKind.BRACKET_CLOSE);
            Tokens.put(node, "NamedType", "");
        } else {
            Tokens.put(node, "NamedType", name());
        }
        node.put("NonNull", BooleanValue.of(tokens.skip(TokenKind.BANG)));
        return tokens.node(node, position);
    }
}
