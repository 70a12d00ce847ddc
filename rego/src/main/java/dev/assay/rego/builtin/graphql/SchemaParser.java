package dev.assay.rego.builtin.graphql;

import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parses the definitions and extensions of a schema. */
final class SchemaParser {
    private static final Map<String, String> KINDS = Map.of(
            "scalar", "SCALAR",
            "type", "OBJECT",
            "interface", "INTERFACE",
            "union", "UNION",
            "enum", "ENUM",
            "input", "INPUT_OBJECT");

    private static final Set<String> LOCATIONS = Set.of(
            "QUERY",
            "MUTATION",
            "SUBSCRIPTION",
            "FIELD",
            "FRAGMENT_DEFINITION",
            "FRAGMENT_SPREAD",
            "INLINE_FRAGMENT",
            "VARIABLE_DEFINITION",
            "SCHEMA",
            "SCALAR",
            "OBJECT",
            "FIELD_DEFINITION",
            "ARGUMENT_DEFINITION",
            "INTERFACE",
            "UNION",
            "ENUM",
            "ENUM_VALUE",
            "INPUT_OBJECT",
            "INPUT_FIELD_DEFINITION");

    private final Tokens tokens;
    private final ValueParser values;
    private final boolean builtIn;
    private final Map<String, List<Value>> parts = new TreeMap<>();

    private SchemaParser(Tokens tokens, boolean builtIn) {
        this.tokens = tokens;
        this.values = new ValueParser(tokens);
        this.builtIn = builtIn;
    }

    static Document parse(Context context, String text) throws GraphqlException {
        Tokens tokens = new Tokens(context, Position.INPUT, text);
        return new Document(new SchemaParser(tokens, false).document(), tokens.positions());
    }

    /** Parses what every schema begins with. */
    static Document prelude(Context context, String file, String text) throws GraphqlException {
        Tokens tokens = new Tokens(context, file, text);
        return new Document(new SchemaParser(tokens, true).document(), tokens.positions());
    }

    /** A description, or none, and the comments before it. */
    private record Description(String text, @Nullable ObjectValue comment) {}

    private ObjectValue document() throws GraphqlException {
        while (!tokens.at(TokenKind.END)) {
            Token before = tokens.peek();
            Description description = description();
            Token token = tokens.peek();
            if (token.kind() != TokenKind.NAME) {
                throw tokens.unexpected();
            }
            if (KINDS.containsKey(token.value())) {
                add("Definitions", definition(description));
            } else if (token.value().equals("schema")) {
                add("Schema", schema(description));
            } else if (token.value().equals("directive")) {
                add("Directives", directive(description));
            } else if (token.value().equals("extend")) {
                if (!description.text().isEmpty()) {
                    throw tokens.unexpected(before);
                }
                extension();
            } else {
                throw tokens.unexpected();
            }
        }
        ObjectValue.Builder root = ObjectValue.builder(6);
        parts.forEach((field, nodes) -> Tokens.put(root, field, nodes));
        Tokens.put(root, "Comment", tokens.comment());
        return root.build();
    }

    private void add(String field, ObjectValue node) {
        parts.computeIfAbsent(field, _ -> new ArrayList<>()).add(node);
    }

    private Description description() throws GraphqlException {
        if (!tokens.at(TokenKind.BLOCK_STRING) && !tokens.at(TokenKind.STRING)) {
            return new Description("", null);
        }
        ObjectValue comment = tokens.comment();
        return new Description(tokens.next().value(), comment);
    }

    private static ObjectValue.Builder begin(Description description, @Nullable ObjectValue after) {
        ObjectValue.Builder node = ObjectValue.builder(8);
        Tokens.put(node, "BeforeDescriptionComment", description.comment());
        Tokens.put(node, "Description", description.text());
        Tokens.put(node, "AfterDescriptionComment", after);
        return node;
    }

    private ObjectValue schema(Description description) throws GraphqlException {
        ObjectValue after = tokens.comment();
        tokens.expectKeyword("schema");
        return schemaBody(begin(description, after), false);
    }

    private ObjectValue schemaBody(ObjectValue.Builder node, boolean extension) throws GraphqlException {
        Position position = tokens.peek().position();
        List<ObjectValue> directives = values.directives(true);
        Tokens.put(node, "Directives", directives);
        List<ObjectValue> operations = new ArrayList<>();
        ObjectValue last =
                tokens.some(TokenKind.BRACE_OPEN, TokenKind.BRACE_CLOSE, () -> operations.add(operationType()));
        if (extension && directives.isEmpty() && operations.isEmpty()) {
            throw tokens.unexpected();
        }
        Tokens.put(node, "OperationTypes", operations);
        Tokens.put(node, "EndOfDefinitionComment", last);
        return tokens.node(node, position);
    }

    private ObjectValue operationType() throws GraphqlException {
        Position position = tokens.peek().position();
        ObjectValue.Builder node = ObjectValue.builder(3);
        Tokens.put(node, "Comment", tokens.comment());
        Token token = tokens.next();
        if (!Set.of("query", "mutation", "subscription").contains(token.value())) {
            throw tokens.unexpected(token);
        }
        Tokens.put(node, "Operation", token.value());
        tokens.expect(TokenKind.COLON);
        Tokens.put(node, "Type", values.name());
        return tokens.node(node, position);
    }

    private void extension() throws GraphqlException {
        ObjectValue after = tokens.comment();
        tokens.expectKeyword("extend");
        Token token = tokens.peek();
        ObjectValue.Builder node = begin(new Description("", null), after);
        if (token.value().equals("schema")) {
            tokens.expectKeyword("schema");
            add("SchemaExtension", schemaBody(node, true));
        } else if (KINDS.containsKey(token.value()) && token.kind() == TokenKind.NAME) {
            add("Extensions", body(node, true));
        } else {
            throw tokens.unexpected();
        }
    }

    private ObjectValue definition(Description description) throws GraphqlException {
        return body(begin(description, tokens.comment()), false);
    }

    /** A definition or extension from its keyword on. An extension must bring something. */
    private ObjectValue body(ObjectValue.Builder node, boolean extension) throws GraphqlException {
        String keyword = tokens.next().value();
        Position position = tokens.peek().position();
        Tokens.put(node, "Kind", KINDS.getOrDefault(keyword, ""));
        Tokens.put(node, "Name", values.name());
        int parts = 0;
        if (keyword.equals("type") || (keyword.equals("interface") && !extension)) {
            List<Value> interfaces = interfaces();
            Tokens.put(node, "Interfaces", interfaces);
            parts += interfaces.size();
        }
        List<ObjectValue> directives = values.directives(!(extension && keyword.equals("input")));
        Tokens.put(node, "Directives", directives);
        parts += directives.size();
        parts += switch (keyword) {
            case "type", "interface" -> members(node, "Fields", this::field);
            case "input" -> members(node, "Fields", this::input);
            case "enum" -> members(node, "EnumValues", this::enumValue);
            case "union" -> types(node);
            default -> 0;
        };
        if (extension && parts == 0) {
            throw tokens.unexpected();
        }
        node.put("BuiltIn", BooleanValue.of(builtIn));
        return tokens.node(node, position);
    }

    private List<Value> interfaces() throws GraphqlException {
        List<Value> names = new ArrayList<>();
        if (tokens.peek().isName("implements")) {
            tokens.next();
            tokens.skip(TokenKind.AMPERSAND);
            do {
                names.add(StringValue.of(values.name()));
            } while (tokens.skip(TokenKind.AMPERSAND));
        }
        return names;
    }

    private int types(ObjectValue.Builder node) throws GraphqlException {
        List<Value> names = new ArrayList<>();
        if (tokens.skip(TokenKind.EQUALS)) {
            tokens.skip(TokenKind.PIPE);
            do {
                names.add(StringValue.of(values.name()));
            } while (tokens.skip(TokenKind.PIPE));
        }
        Tokens.put(node, "Types", names);
        return names.size();
    }

    /** One member of a definition. */
    @FunctionalInterface
    private interface Member {
        void parse(ObjectValue.Builder node) throws GraphqlException;
    }

    private int members(ObjectValue.Builder node, String field, Member member) throws GraphqlException {
        List<ObjectValue> members = new ArrayList<>();
        ObjectValue last = tokens.some(TokenKind.BRACE_OPEN, TokenKind.BRACE_CLOSE, () -> members.add(member(member)));
        Tokens.put(node, field, members);
        Tokens.put(node, "EndOfDefinitionComment", last);
        return members.size();
    }

    private ObjectValue member(Member member) throws GraphqlException {
        Description description = description();
        boolean none = description.text().isEmpty();
        ObjectValue.Builder node = begin(none ? new Description("", null) : description, tokens.comment());
        Position position = tokens.peek().position();
        Tokens.put(node, "Name", values.name());
        member.parse(node);
        Tokens.put(node, "Directives", values.directives(true));
        return tokens.node(node, position);
    }

    private void field(ObjectValue.Builder node) throws GraphqlException {
        Tokens.put(node, "Arguments", arguments());
        tokens.expect(TokenKind.COLON);
        node.put("Type", values.type());
    }

    private void input(ObjectValue.Builder node) throws GraphqlException {
        tokens.expect(TokenKind.COLON);
        node.put("Type", values.type());
        if (tokens.skip(TokenKind.EQUALS)) {
            node.put("DefaultValue", values.value(true));
        }
    }

    private void enumValue(ObjectValue.Builder node) {
        // A name is all there is to it.
    }

    private List<ObjectValue> arguments() throws GraphqlException {
        List<ObjectValue> arguments = new ArrayList<>();
        tokens.some(TokenKind.PARENTHESIS_OPEN, TokenKind.PARENTHESIS_CLOSE, () -> arguments.add(member(this::input)));
        return arguments;
    }

    private ObjectValue directive(Description description) throws GraphqlException {
        ObjectValue.Builder node = begin(description, tokens.comment());
        tokens.expectKeyword("directive");
        tokens.expect(TokenKind.AT);
        Position position = tokens.peek().position();
        Tokens.put(node, "Name", values.name());
        Tokens.put(node, "Arguments", arguments());
        boolean repeatable = tokens.peek().isName("repeatable");
        if (repeatable) {
            tokens.next();
        }
        node.put("IsRepeatable", BooleanValue.of(repeatable));
        tokens.expectKeyword("on");
        tokens.skip(TokenKind.PIPE);
        List<Value> locations = new ArrayList<>();
        do {
            Token location = tokens.expect(TokenKind.NAME);
            if (!LOCATIONS.contains(location.value())) {
                throw tokens.unexpected(location);
            }
            locations.add(StringValue.of(location.value()));
        } while (tokens.skip(TokenKind.PIPE));
        Tokens.put(node, "Locations", locations);
        return tokens.node(node, position);
    }
}
