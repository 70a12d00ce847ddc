package dev.assay.rego.builtin.encoding;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.builtin.Weights;
import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The query part of URLs. */
public final class UrlQuery {
    private UrlQuery() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("urlquery.encode", "(string) -> string", UrlQuery::encode),
                Builtin.pure("urlquery.decode", "(string) -> string", UrlQuery::decode),
                Builtin.pure(
                        "urlquery.encode_object",
                        "(object[string: any<string, array[string], set[string]>]) -> string",
                        UrlQuery::encodeObject),
                Builtin.pure(
                        "urlquery.decode_object", "(string) -> object[string: array[string]]", UrlQuery::decodeObject));
    }

    private static Value encode(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        Weights.announceChars(context, 3L * text.length());
        return StringValue.of(UrlText.escaped(text));
    }

    private static Value decode(Context context, Value[] arguments) {
        String text = Operands.string(arguments[0], 1);
        Weights.announceChars(context, text.length());
        return StringValue.of(UrlText.unescaped(text, true));
    }

    private static Value encodeObject(Context context, Value[] arguments) {
        ObjectValue object = Operands.object(arguments[0], 1);
        Weights.announceText(context, object);
        Map<String, List<String>> query = new TreeMap<>(StringValue::compare);
        for (int i = 0; i < object.size(); i++) {
            query.put(JsonWriter.keyText(object.keyAt(i)), values(object.valueAt(i)));
        }
        StringBuilder text = new StringBuilder();
        query.forEach((key, values) -> {
            for (String value : values) {
                text.append(text.isEmpty() ? "" : "&")
                        .append(UrlText.escaped(key))
                        .append('=')
                        .append(UrlText.escaped(value));
            }
        });
        return StringValue.of(text.toString());
    }

    private static List<String> values(Value value) {
        Iterable<Value> elements = switch (value) {
            case StringValue string -> List.of(string);
            case ArrayValue array -> array;
            case SetValue set -> set;
            default -> throw noStrings();
        };
        List<String> strings = new ArrayList<>();
        for (Value element : elements) {
            if (!(element instanceof StringValue string)) {
                throw noStrings();
            }
            strings.add(string.value());
        }
        return strings;
    }

    private static BuiltinException noStrings() {
        return Operands.error(1, "values must be string, array[string], or set[string]");
    }

    private static Value decodeObject(Context context, Value[] arguments) {
        String query = Operands.string(arguments[0], 1);
        Weights.announceChars(context, query.length());
        Map<String, List<Value>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (pair.indexOf(';') >= 0) {
                throw BuiltinException.error("invalid semicolon separator in query");
            }
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String key = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(UrlText.unescaped(key, true), _ -> new ArrayList<>())
                        .add(StringValue.of(UrlText.unescaped(value, true)));
            }
        }
        ObjectValue.Builder object = ObjectValue.builder(parameters.size());
        parameters.forEach((key, values) -> object.put(key, ArrayValue.of(values)));
        return object.build();
    }
}
