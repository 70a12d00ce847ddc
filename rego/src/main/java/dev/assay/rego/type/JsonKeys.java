package dev.assay.rego.type;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keys of properties: values as JSON has them, which knows no sets. */
final class JsonKeys {
    private JsonKeys() {}

    /** The key with each set in it made an array. */
    static Value of(Value key) {
        return switch (key) {
            case SetValue set -> {
                List<Value> elements = new ArrayList<>(set.size());
                set.forEach(element -> elements.add(of(element)));
                yield ArrayValue.of(elements);
            }
            case ArrayValue array ->
                ArrayValue.of(array.asList().stream().map(JsonKeys::of).toList());
            case ObjectValue object -> {
                ObjectValue.Builder entries = ObjectValue.builder(object.size());
                for (int i = 0; i < object.size(); i++) {
                    entries.put(of(object.keyAt(i)), of(object.valueAt(i)));
                }
                yield entries.build();
            }
            default -> key;
        };
    }

    /** The key in the text of a type: strings bare, elements apart by blanks. */
    static String text(Value key) {
        return switch (key) {
            case StringValue string -> string.value();
            case NullValue nothing -> "<nil>";
            case ArrayValue array ->
                array.asList().stream().map(JsonKeys::text).collect(Collectors.joining(" ", "[", "]"));
            case ObjectValue object -> objectText(object);
            default -> key.toString();
        };
    }

    private static String objectText(ObjectValue object) {
        StringBuilder text = new StringBuilder("map[");
        for (int i = 0; i < object.size(); i++) {
            text.append(i == 0 ? "" : " ")
                    .append(text(object.keyAt(i)))
                    .append(':')
                    .append(text(object.valueAt(i)));
        }
        return text.append(']').toString();
    }
}
