package dev.assay.rego.conformance;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A value as it looks after a way through JSON: sets are arrays, keys are strings. */
final class JsonForm {

    private JsonForm() {}

    static Value of(Value value) {
        return switch (value) {
            case SetValue set -> array(set);
            case ArrayValue array -> array(array);
            case ObjectValue object -> {
                ObjectValue.Builder builder = ObjectValue.builder(object.size());
                for (int i = 0; i < object.size(); i++) {
                    builder.put(key(object.keyAt(i)), of(object.valueAt(i)));
                }
                yield builder.build();
            }
            default -> value;
        };
    }

    /** An array with its elements in Rego's order. */
    static Value sorted(Value value) {
        if (!(value instanceof ArrayValue array)) {
            throw new IllegalArgumentException("only an array can be sorted, not " + value);
        }
        return ArrayValue.of(array.asList().stream().sorted().toList());
    }

    private static Value array(Iterable<Value> elements) {
        List<Value> forms = new ArrayList<>();
        elements.forEach(element -> forms.add(of(element)));
        return ArrayValue.of(forms);
    }

    private static String key(Value key) {
        return key instanceof StringValue string ? string.value() : compact(of(key));
    }

    /** JSON without spaces, with the three characters escaped that Go escapes. */
    private static String compact(Value value) {
        return switch (value) {
            case ArrayValue array -> {
                List<String> parts = new ArrayList<>();
                array.forEach(element -> parts.add(compact(element)));
                yield "[" + String.join(",", parts) + "]";
            }
            case ObjectValue object -> {
                List<String> parts = new ArrayList<>();
                for (int i = 0; i < object.size(); i++) {
                    parts.add(compact(object.keyAt(i)) + ":" + compact(object.valueAt(i)));
                }
                yield "{" + String.join(",", parts) + "}";
            }
            case StringValue string ->
                string.toString()
                        .replace("<", "\\u003c")
                        .replace(">", "\\u003e")
                        .replace("&", "\\u0026");
            default -> value.toString();
        };
    }
}
