package dev.assay.rego.json;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes values as YAML in block style, as OPA's {@code yaml.marshal} does: two spaces a level, keys in a natural order
 * ({@code a9} before {@code a10}), strings without quotes where nothing else could be meant.
 */
public final class YamlWriter {
    private static final int SIMPLE_KEY_MAX = 128;

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** The YAML text of a value, ending with a line break. */
    public static String write(Value value) {
        YamlWriter writer = new YamlWriter();
        writer.node(value, 0, false);
        if (writer.out.isEmpty() || writer.out.charAt(writer.out.length() - 1) != '\n') {
            writer.out.append('\n');
        }
        return writer.out.toString();
    }

    /**
     * Writes a value where the cursor stands.
     *
     * @param indent of the lines of a collection
     * @param inMapping whether a key stands before the cursor, on the same line
     */
    private void node(Value value, int indent, boolean inMapping) {
        switch (value) {
            case ArrayValue array when array.size() == 0 -> out.append(inMapping ? " []" : "[]");
            case SetValue set when set.size() == 0 -> out.append(inMapping ? " []" : "[]");
            case ObjectValue object when object.size() == 0 -> out.append(inMapping ? " {}" : "{}");
            case ArrayValue array -> sequence(array.asList(), indent, inMapping);
            case SetValue set -> {
                List<Value> elements = new ArrayList<>(set.size());
                set.forEach(elements::add);
                sequence(elements, indent, inMapping);
            }
            case ObjectValue object -> mapping(object, indent, inMapping);
            case StringValue string -> {
                out.append(inMapping ? " " : "");
                YamlStrings.append(out, string.value(), Math.max(indent, 2));
            }
            default -> out.append(inMapping ? " " : "").append(scalar(value));
        }
    }

    private void sequence(List<Value> elements, int indent, boolean inMapping) {
        boolean first = !inMapping;
        for (Value element : elements) {
            line(first, indent);
            first = false;
            out.append("- ");
            node(element, indent + 2, false);
        }
    }

    private void mapping(ObjectValue object, int indent, boolean inMapping) {
        Map<String, Value> entries = new TreeMap<>(NaturalOrder.INSTANCE);
        for (int i = 0; i < object.size(); i++) {
            entries.put(JsonWriter.keyText(object.keyAt(i)), object.valueAt(i));
        }
        boolean first = !inMapping;
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            line(first, indent);
            first = false;
            entry(entry.getKey(), entry.getValue(), indent);
        }
    }

    private void entry(String key, Value value, int indent) {
        boolean simple = key.length() <= SIMPLE_KEY_MAX && key.indexOf('\n') < 0;
        if (simple) {
            YamlStrings.append(out, key, indent + 2);
            out.append(':');
            node(value, indent + 2, true);
            return;
        }
        out.append("? ");
        YamlStrings.append(out, key, indent + 2);
        line(false, indent);
        out.append(": ");
        node(value, indent + 2, false);
    }

    private void line(boolean first, int indent) {
        if (!first) {
            if (out.charAt(out.length() - 1) != '\n') {
                out.append('\n');
            }
            out.repeat(' ', indent);
        }
    }

    private static String scalar(Value value) {
        return switch (value) {
            case NullValue _ -> "null";
            case BooleanValue bool -> Boolean.toString(bool.value());
            case NumberValue number -> number(number);
            default -> throw new IllegalArgumentException("not a scalar: " + value.kind());
        };
    }

    /** A number by way of 64 bits, as the parser would read it. */
    private static String number(NumberValue number) {
        if (number.isLong()) {
            return number.text();
        }
        Value read = YamlScalars.resolved(number.text());
        if (!(read instanceof NumberValue nearest)) {
            return '"' + number.text() + '"';
        }
        boolean floating =
                number.text().chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E') || !nearest.equals(number);
        return floating ? YamlScalars.generalText(nearest.asDouble()) : nearest.text();
    }
}
