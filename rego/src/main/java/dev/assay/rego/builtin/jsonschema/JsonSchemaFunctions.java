package dev.assay.rego.builtin.jsonschema;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.json.JsonException;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code json.match_schema} and {@code json.verify_schema}. */
public final class JsonSchemaFunctions {
    private JsonSchemaFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure(
                        "json.match_schema",
                        "(any<string, object[any: any]>, any<string, object[any: any]>)"
                                + " -> array<boolean, array[object<desc: string, error: string, field: string, type: string>]>",
                        JsonSchemaFunctions::match),
                Builtin.pure(
                        "json.verify_schema",
                        "(any<string, object[any: any]>) -> array<boolean, any<null, string>>",
                        JsonSchemaFunctions::verify));
    }

    private static Value match(Context context, Value[] arguments) {
        try {
            Value document = document(context, arguments[0]);
            Findings findings = new Matcher(context).match(compiled(context, arguments[1]), document, Place.ROOT);
            return ArrayValue.of(BooleanValue.of(findings.isValid()), ArrayValue.of(findings.problems()));
        } catch (SchemaException e) {
            throw BuiltinException.error(e.text());
        }
    }

    private static Value verify(Context context, Value[] arguments) {
        try {
            compiled(context, arguments[0]);
            return ArrayValue.of(BooleanValue.TRUE, NullValue.NULL);
        } catch (SchemaException e) {
            return ArrayValue.of(BooleanValue.FALSE, StringValue.of("jsonschema: " + e.text()));
        }
    }

    /** The JSON that an argument is, or has in it as text. */
    private static Value document(Context context, Value argument) throws SchemaException {
        if (argument instanceof StringValue text) {
            context.spend(1 + text.value().length() / 16);
            try {
                return JsonReader.read(text.value());
            } catch (JsonException e) {
                throw new SchemaException("invalid JSON string");
            }
        }
        if (argument instanceof ObjectValue || argument instanceof ArrayValue) {
            return argument;
        }
        throw new SchemaException("wrong type, expected string or object");
    }

    /** What keeps compiled schemas apart from other things that an evaluation keeps. */
    private record Kept(Value schema) {}

    /** A compiled schema, or why there is none. */
    private record Outcome(
            @Nullable Schema schema, @Nullable SchemaException wrong) {}

    private static Schema compiled(Context context, Value argument) throws SchemaException {
        Outcome outcome = context.once(new Kept(argument), () -> {
            try {
                return new Outcome(SchemaCompiler.compile(context, document(context, argument)), null);
            } catch (SchemaException e) {
                return new Outcome(null, e);
            }
        });
        if (outcome.wrong() != null) {
            throw outcome.wrong();
        }
        return Objects.requireNonNull(outcome.schema(), "an outcome without a schema");
    }
}
