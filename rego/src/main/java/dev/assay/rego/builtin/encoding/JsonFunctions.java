package dev.assay.rego.builtin.encoding;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.json.JsonException;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.json.YamlReader;
import dev.assay.rego.json.YamlWriter;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Documents as text and text as documents: JSON and YAML. */
public final class JsonFunctions {
    private static final int BYTES_PER_CHAR = 16;

    private JsonFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure(
                        "json.marshal",
                        "(any) -> string",
                        (context, arguments) -> written(context, arguments[0], JsonWriter::compact)),
                Builtin.pure(
                        "json.marshal_with_options",
                        "(any, object<indent: string, prefix: string, pretty: boolean>[string: any]) -> string",
                        JsonFunctions::marshalWithOptions),
                Builtin.pure(
                        "json.unmarshal",
                        "(string) -> any",
                        (context, arguments) -> read(context, arguments[0], JsonReader::read)),
                Builtin.pure(
                        "json.is_valid",
                        "(string) -> boolean",
                        (context, arguments) -> isValid(context, arguments[0], JsonReader::isValid)),
                Builtin.pure(
                        "yaml.marshal",
                        "(any) -> string",
                        (context, arguments) -> written(context, arguments[0], YamlWriter::write)),
                Builtin.pure(
                        "yaml.unmarshal",
                        "(string) -> any",
                        (context, arguments) -> read(context, arguments[0], YamlReader::read)),
                Builtin.pure(
                        "yaml.is_valid",
                        "(string) -> boolean",
                        (context, arguments) -> isValid(context, arguments[0], JsonFunctions::isYaml)));
    }

    private static Value written(Context context, Value value, Function<Value, String> writer) {
        Weights.announceText(context, value);
        return StringValue.of(writer.apply(value));
    }

    private static Value marshalWithOptions(Context context, Value[] arguments) {
        MarshalOptions options = MarshalOptions.of(Operands.object(arguments[1], 2));
        return written(context, arguments[0], options::write);
    }

    private static Value read(Context context, Value argument, Function<String, Value> reader) {
        String text = Operands.string(argument, 1);
        announceReading(context, text);
        try {
            return reader.apply(text);
        } catch (JsonException e) {
            throw BuiltinException.error(String.valueOf(e.getMessage()));
        }
    }

    private static Value isValid(Context context, Value argument, Predicate<String> test) {
        if (!(argument instanceof StringValue string)) {
            return BooleanValue.FALSE;
        }
        announceReading(context, string.value());
        return BooleanValue.of(test.test(string.value()));
    }

    private static void announceReading(Context context, String text) {
        context.spend(1L + text.length());
        context.allocate((long) text.length() * BYTES_PER_CHAR);
    }

    private static boolean isYaml(String text) {
        try {
            YamlReader.read(text);
            return true;
        } catch (JsonException e) {
            return false;
        }
    }
}
