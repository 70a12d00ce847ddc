package dev.assay.rego.builtin.graphql;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The builtins below {@code graphql}. A query or schema is a text, or a tree that was parsed before. */
public final class GraphqlFunctions {
    private static final Value UNVERIFIED = ArrayValue.of(BooleanValue.FALSE, ObjectValue.EMPTY, ObjectValue.EMPTY);

    private GraphqlFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure(
                        "graphql.parse",
                        "(any<string, object[any: any]>, any<string, object[any: any]>)"
                                + " -> array<object[any: any], object[any: any]>",
                        GraphqlFunctions::parse),
                Builtin.pure(
                        "graphql.parse_and_verify",
                        "(any<string, object[any: any]>, any<string, object[any: any]>)"
                                + " -> array<boolean, object[any: any], object[any: any]>",
                        GraphqlFunctions::parseAndVerify),
                Builtin.pure("graphql.parse_query", "(string) -> object[any: any]", GraphqlFunctions::parseQuery),
                Builtin.pure("graphql.parse_schema", "(string) -> object[any: any]", GraphqlFunctions::parseSchema),
                Builtin.pure(
                        "graphql.is_valid",
                        "(any<string, object[any: any]>, any<string, object[any: any]>) -> boolean",
                        GraphqlFunctions::isValid),
                Builtin.pure(
                        "graphql.schema_is_valid",
                        "(any<string, object[any: any]>) -> boolean",
                        GraphqlFunctions::schemaIsValid));
    }

    private static Value parse(Context context, Value[] arguments) {
        requireDocument(arguments[0], 0);
        requireDocument(arguments[1], 1);
        try {
            Document query = query(context, arguments[0]);
            Document document = schema(context, arguments[1]);
            Schema schema;
            try {
                schema = built(context, arguments[1], document);
            } catch (GraphqlException e) {
                throw BuiltinException.error("Error in gqlparser SchemaDocument to Schema conversion: " + e.text());
            }
            String problems = Validation.problems(context, schema, query);
            if (!problems.isEmpty()) {
                throw BuiltinException.error(located(problems));
            }
            return ArrayValue.of(query.root(), document.root());
        } catch (GraphqlException e) {
            throw BuiltinException.error(located(e.text()));
        }
    }

    private static Value parseAndVerify(Context context, Value[] arguments) {
        try {
            Document query = query(context, arguments[0]);
            Document schema = schema(context, arguments[1]);
            boolean valid = Validation.problems(context, built(context, arguments[1], schema), query)
                    .isEmpty();
            return valid ? ArrayValue.of(BooleanValue.TRUE, query.root(), schema.root()) : UNVERIFIED;
        } catch (GraphqlException e) {
            return UNVERIFIED;
        }
    }

    private static Value isValid(Context context, Value[] arguments) {
        try {
            Document query = query(context, arguments[0]);
            Schema schema = built(context, arguments[1], schema(context, arguments[1]));
            return BooleanValue.of(Validation.problems(context, schema, query).isEmpty());
        } catch (GraphqlException e) {
            return BooleanValue.FALSE;
        }
    }

    private static Value schemaIsValid(Context context, Value[] arguments) {
        try {
            built(context, arguments[0], schema(context, arguments[0]));
            return BooleanValue.TRUE;
        } catch (GraphqlException e) {
            return BooleanValue.FALSE;
        }
    }

    private static Value parseQuery(Context context, Value[] arguments) {
        try {
            return QueryParser.parse(context, Operands.string(arguments[0], 1)).root();
        } catch (GraphqlException e) {
            throw BuiltinException.error(located(e.text()));
        }
    }

    private static Value parseSchema(Context context, Value[] arguments) {
        try {
            return SchemaParser.parse(context, Operands.string(arguments[0], 1)).root();
        } catch (GraphqlException e) {
            throw BuiltinException.error(located(e.text()));
        }
    }

    /** OPA counts these two from 0. */
    private static void requireDocument(Value value, int position) {
        if (!(value instanceof StringValue) && !(value instanceof ObjectValue)) {
            throw Operands.wrong(position, value, "string", "object");
        }
    }

    private static Document query(Context context, Value value) throws GraphqlException {
        return value instanceof StringValue text ? QueryParser.parse(context, text.value()) : handedIn(context, value);
    }

    private static Document schema(Context context, Value value) throws GraphqlException {
        return value instanceof StringValue text ? SchemaParser.parse(context, text.value()) : handedIn(context, value);
    }

    private static Document handedIn(Context context, Value value) throws GraphqlException {
        if (value instanceof ObjectValue object) {
            context.spend(1 + object.size());
            return Document.of(object);
        }
        throw new GraphqlException(
                null, "neither a text nor a tree but " + value.kind().word());
    }

    /** What keeps schemas apart from other things that an evaluation keeps. */
    private record Kept(Value schema) {}

    /** A schema, or why there is none. */
    private record Outcome(
            @Nullable Schema schema, @Nullable GraphqlException wrong) {}

    /** Builds a schema, or takes the one that this evaluation has built of the same argument before. */
    private static Schema built(Context context, Value argument, Document document) throws GraphqlException {
        Outcome outcome = context.once(new Kept(argument), () -> {
            try {
                return new Outcome(SchemaBuilder.build(context, document), null);
            } catch (GraphqlException e) {
                return new Outcome(null, e);
            }
        });
        if (outcome.wrong() != null) {
            throw outcome.wrong();
        }
        return Objects.requireNonNull(outcome.schema(), "an outcome without a schema");
    }

    /** A message with its place at the end, as OPA has it: file, line and column stand at the beginning of it. */
    private static String located(String text) {
        String[] parts = text.split(":", 4);
        if (parts.length < 4 || !isNumber(parts[1]) || !isNumber(parts[2])) {
            return "GraphQL parse error: " + text;
        }
        String message = parts[3].stripLeading();
        String bare = message.endsWith(".\n") ? message.substring(0, message.length() - 2) : message;
        return bare + " in GraphQL string at location " + parts[1] + ":" + parts[2];
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
