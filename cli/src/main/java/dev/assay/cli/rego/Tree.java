package dev.assay.cli.rego;

import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object whose properties stay in the order they were added in, written with OPA's indentation. One thread. */
final class Tree {
    private static final String INDENT = "  ";

    private final Map<String, Object> properties = new LinkedHashMap<>();

    Tree put(String name, String text) {
        return put(name, StringValue.of(text));
    }

    Tree put(String name, long number) {
        return put(name, NumberValue.of(number));
    }

    Tree put(String name, double number) {
        return put(name, NumberValue.of(BigDecimal.valueOf(number)));
    }

    Tree put(String name, boolean truth) {
        return put(name, BooleanValue.of(truth));
    }

    Tree put(String name, Value value) {
        properties.put(name, value);
        return this;
    }

    Tree put(String name, Tree tree) {
        properties.put(name, tree);
        return this;
    }

    Tree put(String name, List<Tree> trees) {
        properties.put(name, new ArrayList<>(trees));
        return this;
    }

    /** The object in lines. */
    String text() {
        StringBuilder text = new StringBuilder();
        write(this, "", text);
        return text.toString();
    }

    /** A list of objects in lines. */
    static String text(List<Tree> trees) {
        StringBuilder text = new StringBuilder();
        write(trees, "", text);
        return text.toString();
    }

    private static void write(@Nullable Object item, String prefix, StringBuilder text) {
        String inner = prefix + INDENT;
        switch (item) {
            case Value value -> text.append(JsonWriter.indented(value, prefix, INDENT, true));
            case Tree tree -> {
                text.append(tree.properties.isEmpty() ? "{" : "{\n");
                int left = tree.properties.size();
                for (Map.Entry<String, Object> property : tree.properties.entrySet()) {
                    text.append(inner).append(JsonWriter.compact(StringValue.of(property.getKey())));
                    text.append(": ");
                    write(property.getValue(), inner, text);
                    text.append(--left == 0 ? "\n" + prefix : ",\n");
                }
                text.append('}');
            }
            case List<?> list -> {
                text.append(list.isEmpty() ? "[" : "[\n");
                for (int i = 0; i < list.size(); i++) {
                    text.append(inner);
                    write(list.get(i), inner, text);
                    text.append(i + 1 == list.size() ? "\n" + prefix : ",\n");
                }
                text.append(']');
            }
            case null, default -> throw new IllegalArgumentException("not JSON: " + item);
        }
    }
}
