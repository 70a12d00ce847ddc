package dev.assay.core.policy.output;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.util.Locale;

/**
 * Writes JSON text as Go's {@code encoding/json} does: the characters {@code < > &} and the two line separators of
 * Unicode are escaped, empty lists and objects stay on one line. One thread.
 */
public final class JsonText {

    private final Appendable out;
    private final String indent;
    private int depth;
    private boolean first = true;
    private boolean named;

    /**
     * A writer.
     *
     * @param indent what each level is indented by; empty for text without any space
     */
    public JsonText(Appendable out, String indent) {
        this.out = out;
        this.indent = indent;
    }

    public JsonText beginObject() throws IOException {
        return begin('{');
    }

    public JsonText endObject() throws IOException {
        return end('}');
    }

    public JsonText beginArray() throws IOException {
        return begin('[');
    }

    public JsonText endArray() throws IOException {
        return end(']');
    }

    /** The name of the next value of an object. */
    public JsonText name(String name) throws IOException {
        separate();
        quote(name);
        out.append(indent.isEmpty() ? ":" : ": ");
        named = true;
        return this;
    }

    public JsonText string(String text) throws IOException {
        separate();
        quote(text);
        return this;
    }

    /** A number, true, false or null, written as it is. */
    public JsonText literal(String text) throws IOException {
        separate();
        out.append(text);
        return this;
    }

    public JsonText number(long number) throws IOException {
        return literal(Long.toString(number));
    }

    public JsonText field(String name, String text) throws IOException {
        return name(name).string(text);
    }

    public JsonText field(String name, long number) throws IOException {
        return name(name).number(number);
    }

    /** A value of Rego; a set becomes a list. Keys that are not strings are written as their text. */
    public JsonText value(Value value) throws IOException {
        switch (value) {
            case NullValue _ -> literal("null");
            case BooleanValue truth -> literal(truth.toString());
            case NumberValue number -> literal(number.toString());
            case StringValue text -> string(text.value());
            case ArrayValue list -> list(list);
            case SetValue set -> list(set);
            case ObjectValue object -> {
                beginObject();
                for (int i = 0; i < object.size(); i++) {
                    Value key = object.keyAt(i);
                    name(key instanceof StringValue text ? text.value() : key.toString());
                    value(object.valueAt(i));
                }
                endObject();
            }
        }
        return this;
    }

    private void list(Iterable<Value> elements) throws IOException {
        beginArray();
        for (Value element : elements) {
            value(element);
        }
        endArray();
    }

    private JsonText begin(char bracket) throws IOException {
        separate();
        out.append(bracket);
        depth++;
        first = true;
        return this;
    }

    private JsonText end(char bracket) throws IOException {
        depth--;
        if (!first) {
            newLine();
        }
        out.append(bracket);
        first = false;
        return this;
    }

    private void separate() throws IOException {
        if (named) {
            named = false;
            return;
        }
        if (!first) {
            out.append(',');
        }
        if (depth > 0) {
            newLine();
        }
        first = false;
    }

    private void newLine() throws IOException {
        if (!indent.isEmpty()) {
            out.append('\n');
            for (int i = 0; i < depth; i++) {
                out.append(indent);
            }
        }
        first = false;
    }

    private void quote(String text) throws IOException {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String escape = escape(text.charAt(i));
            if (!escape.isEmpty()) {
                out.append(text, from, i).append(escape);
                from = i + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    private static String escape(char letter) {
        return switch (letter) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '<', '>', '&', '\u2028', '\u2029' -> unicode(letter);
            default -> letter < ' ' ? unicode(letter) : "";
        };
    }

    private static String unicode(char letter) {
        String digits = Integer.toHexString(letter).toLowerCase(Locale.ROOT);
        return "\\u" + "0000".substring(digits.length()) + digits;
    }
}
