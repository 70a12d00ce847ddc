package dev.assay.rego.json;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON text, byte for byte as Go's encoding/json does for OPA: sets become arrays in Rego's order, a
 * key that is not a string becomes its own JSON text, keys are sorted as strings, numbers keep their text.
 */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();
    private final boolean escapeHtml;
    private final @Nullable String prefix;
    private final String indent;

    private JsonWriter(boolean escapeHtml, @Nullable String prefix, String indent) {
        this.escapeHtml = escapeHtml;
        this.prefix = prefix;
        this.indent = indent;
    }

    /** Compact, with {@code <}, {@code >} and {@code &} as escapes: what {@code json.marshal} answers. */
    public static String compact(Value value) {
        return new JsonWriter(true, null, "").written(value);
    }

    /** Compact, with {@code <}, {@code >} and {@code &} as they are. */
    public static String plain(Value value) {
        return new JsonWriter(false, null, "").written(value);
    }

    /** In lines, each level moved in by two spaces, with {@code <}, {@code >} and {@code &} as they are. */
    public static String pretty(Value value) {
        return new JsonWriter(false, "", "  ").written(value);
    }

    /**
     * In lines as Go's {@code MarshalIndent} writes them: every line but the first begins with the prefix.
     *
     * @param escapeHtml whether {@code <}, {@code >} and {@code &} become escapes
     */
    public static String indented(Value value, String prefix, String indent, boolean escapeHtml) {
        return new JsonWriter(escapeHtml, prefix, indent).written(value);
    }

    private String written(Value value) {
        write(value, 0);
        return out.toString();
    }

    private void write(Value value, int depth) {
        switch (value) {
            case NullValue _ -> out.append("null");
            case BooleanValue bool -> out.append(bool.value());
            case NumberValue number -> out.append(number.text());
            case StringValue string -> quoted(string.value());
            case ArrayValue array -> elements(array.iterator(), depth);
            case SetValue set -> elements(set.iterator(), depth);
            case ObjectValue object -> object(object, depth);
        }
    }

    private void elements(Iterator<Value> elements, int depth) {
        if (!elements.hasNext()) {
            out.append("[]");
            return;
        }
        out.append('[');
        while (elements.hasNext()) {
            line(depth + 1);
            write(elements.next(), depth + 1);
            if (elements.hasNext()) {
                out.append(',');
            }
        }
        line(depth);
        out.append(']');
    }

    private void object(ObjectValue object, int depth) {
        if (object.size() == 0) {
            out.append("{}");
            return;
        }
        out.append('{');
        if (hasOnlyStringKeys(object)) {
            for (int i = 0; i < object.size(); i++) {
                entry(i == 0, ((StringValue) object.keyAt(i)).value(), object.valueAt(i), depth);
            }
        } else {
            boolean first = true;
            for (Map.Entry<String, Value> entry : byText(object).entrySet()) {
                entry(first, entry.getKey(), entry.getValue(), depth);
                first = false;
            }
        }
        line(depth);
        out.append('}');
    }

    private void entry(boolean first, String key, Value value, int depth) {
        if (!first) {
            out.append(',');
        }
        line(depth + 1);
        quoted(key);
        out.append(prefix == null ? ":" : ": ");
        write(value, depth + 1);
    }

    private static boolean hasOnlyStringKeys(ObjectValue object) {
        // Strings stand together in Rego's order, so the two ends tell.
        return object.keyAt(0) instanceof StringValue && object.keyAt(object.size() - 1) instanceof StringValue;
    }

    private static Map<String, Value> byText(ObjectValue object) {
        Map<String, Value> entries = new TreeMap<>(StringValue::compare);
        for (int i = 0; i < object.size(); i++) {
            entries.put(keyText(object.keyAt(i)), object.valueAt(i));
        }
        return entries;
    }

    /** The text that a key has in JSON, where all keys are strings. */
    public static String keyText(Value key) {
        return key instanceof StringValue string ? string.value() : compact(key);
    }

    private void line(int depth) {
        if (prefix != null) {
            out.append('\n').append(prefix);
            for (int i = 0; i < depth; i++) {
                out.append(indent);
            }
        }
    }

    private void quoted(String text) {
        out.append('"');
        int copied = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            out.append(text, copied, i);
            escaped(c);
            copied = i + 1;
        }
        out.append(text, copied, length).append('"');
    }

    private boolean isPlain(char c) {
        return switch (c) {
            case '"', '\\', '\u2028', '\u2029' -> false;
            case '<', '>', '&' -> !escapeHtml;
            default -> c >= ' ' && !Character.isSurrogate(c);
        };
    }

    private void escaped(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                int code = Character.isSurrogate(c) ? 0xFFFD : c;
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt((code >> shift) & 0xF));
                }
            }
        }
    }
}
