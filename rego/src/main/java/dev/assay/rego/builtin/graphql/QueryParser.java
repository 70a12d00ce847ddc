package dev.assay.rego.builtin.graphql;

import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses operations and fragments. */
final class QueryParser {
    private final Tokens tokens;
    private final ValueParser values;

    private QueryParser(Tokens tokens) {
        this.tokens = tokens;
        this.values = new ValueParser(tokens);
    }

    static Document parse(Context context, String text) throws GraphqlException {
        Tokens tokens = new Tokens(context, Position.INPUT, text);
        return new Document(new QueryParser(tokens).document(), tokens.positions());
    }

    private ObjectValue document() throws GraphqlException {
        List<ObjectValue> operations = new ArrayList<>();
        List<ObjectValue> fragments = new ArrayList<>();
        while (!tokens.at(TokenKind.END)) {
            Token token = tokens.peek();
            if (token.kind() == TokenKind.BRACE_OPEN) {
                operations.add(shortOperation());
            } else if (token.isName("query") || token.isName("mutation") || token.isName("subscription")) {
                operations.add(operation());
            } else if (token.isName("fragment")) {
                fragments.add(fragment());
            } else {
                throw tokens.unexpected();
            }
        }
        ObjectValue.Builder root = ObjectValue.builder(2);
        Tokens.put(root, "Operations", operations);
        Tokens.put(root, "Fragments", fragments);
        return root.build();
    }

    private ObjectValue shortOperation() throws GraphqlException {
        Position position = tokens.peek().position();
        ObjectValue.Builder node = ObjectValue.builder(3);
        Tokens.put(node, "Operation", "query");
        Tokens.put(node, "Name", "");
        Tokens.put(node, "SelectionSet", requiredSelections());
        return tokens.node(node, position);
    }

    private ObjectValue operation() throws GraphqlException {
        Position position = tokens.peek().position();
        ObjectValue.Builder node = ObjectValue.builder(6);
        Tokens.put(node, "Comment", tokens.comment());
        Tokens.put(node, "Operation", tokens.next().value());
        Tokens.put(node, "Name", tokens.at(TokenKind.NAME) ? tokens.next().value() : "");
        Tokens.put(node, "VariableDefinitions", variables());
        Tokens.put(node, "Directives", values.directives(false));
        Tokens.put(node, "SelectionSet", requiredSelections());
        return tokens.node(node, position);
    }

    private List<ObjectValue> variables() throws GraphqlException {
        List<ObjectValue> variables = new ArrayList<>();
        tokens.some(TokenKind.PARENTHESIS_OPEN, TokenKind.PARENTHESIS_CLOSE, () -> variables.add(variable()));
        return variables;
    }

    private ObjectValue variable() throws GraphqlException {
        Position position = tokens.peek().position();
        ObjectValue.Builder node = ObjectValue.builder(6);
        Tokens.put(node, "Comment", tokens.comment());
        Tokens.put(node, "Variable", values.variable());
        tokens.expect(TokenKind.COLON);
        node.put("Type", values.type());
        if (tokens.skip(TokenKind.EQUALS)) {
            node.put("DefaultValue", values.value(true));
        }
        Tokens.put(node, "Directives", values.directives(false));
        node.put("Used", BooleanValue.FALSE);
        return tokens.node(node, position);
    }

    private List<ObjectValue> requiredSelections() throws GraphqlException {
        Token token = tokens.peek();
        if (token.kind() != TokenKind.BRACE_OPEN) {
            throw new GraphqlException(
                    token.position(),
                    "Expected " + TokenKind.BRACE_OPEN.text() + ", found "
                            + token.kind().text());
        }
        List<ObjectValue> selections = new ArrayList<>();
        tokens.deeper(
                () -> tokens.some(TokenKind.BRACE_OPEN, TokenKind.BRACE_CLOSE, () -> selections.add(selection())));
        return selections;
    }

    private ObjectValue selection() throws GraphqlException {
        return tokens.at(TokenKind.SPREAD) ? spread() : field();
    }

    private ObjectValue field() throws GraphqlException {
        Position position = tokens.peek().position();
        ObjectValue.Builder node = ObjectValue.builder(6);
        Tokens.put(node, "Comment", tokens.comment());
        String alias = values.name();
        Tokens.put(node, "Alias", alias);
        Tokens.put(node, "Name", tokens.skip(TokenKind.COLON) ? values.name() : alias);
        Tokens.put(node, "Arguments", values.arguments(false));
        Tokens.put(node, "Directives", values.directives(false));
        if (tokens.at(TokenKind.BRACE_OPEN)) {
            Tokens.put(node, "SelectionSet", requiredSelections());
        }
        return tokens.node(node, position);
    }

    private ObjectValue spread() throws GraphqlException {
        ObjectValue comment = tokens.comment();
        tokens.expect(TokenKind.SPREAD);
        Token token = tokens.peek();
        if (token.kind() == TokenKind.NAME && !token.value().equals("on")) {
            ObjectValue.Builder node = ObjectValue.builder(3);
            Tokens.put(node, "Comment", comment);
            Tokens.put(node, "Name", values.name());
            Tokens.put(node, "Directives", values.directives(false));
            return tokens.node(node, token.position());
        }
        return inlineFragment(comment, token);
    }

    private ObjectValue inlineFragment(@Nullable ObjectValue comment, Token first) throws GraphqlException {
        ObjectValue.Builder node = ObjectValue.builder(4);
        Tokens.put(node, "Comment", comment);
        String condition = "";
        if (first.value().equals("on") && first.kind() != TokenKind.INVALID) {
            tokens.next();
            condition = values.name();
        }
        Tokens.put(node, "TypeCondition", condition);
        Tokens.put(node, "Directives", values.directives(false));
        Tokens.put(node, "SelectionSet", requiredSelections());
        return tokens.node(node, first.position());
    }

    private ObjectValue fragment() throws GraphqlException {
        Position position = tokens.peek().position();
        ObjectValue.Builder node = ObjectValue.builder(6);
        Tokens.put(node, "Comment", tokens.comment());
        tokens.expectKeyword("fragment");
        if (tokens.peek().value().equals("on")) {
            throw tokens.unexpected();
        }
        Tokens.put(node, "Name", values.name());
        Tokens.put(node, "VariableDefinition", variables());
        tokens.expectKeyword("on");
        Tokens.put(node, "TypeCondition", values.name());
        Tokens.put(node, "Directives", values.directives(false));
        Tokens.put(node, "SelectionSet", requiredSelections());
        return tokens.node(node, position);
    }
}
