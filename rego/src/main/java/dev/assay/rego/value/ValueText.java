package dev.assay.rego.value;

/** Values as Rego writes them: compact JSON with a space after commas and colons, and braces for sets. */
final class ValueText {
    private ValueText() {}

    static void append(Value value, StringBuilder text) {
        switch (value) {
            case NullValue nothing -> text.append("null");
            case BooleanValue bool -> text.append(bool.value());
            case NumberValue number -> text.append(number.text());
            case StringValue string -> appendQuoted(string.value(), text);
            case ArrayValue array -> appendArray(array, text);
            case ObjectValue object -> appendObject(object, text);
            case SetValue set -> appendSet(set, text);
        }
    }

    private static void appendArray(ArrayValue array, StringBuilder text) {
        text.append('[');
        for (int i = 0; i < array.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            append(array.get(i), text);
        }
        text.append(']');
    }

    private static void appendObject(ObjectValue object, StringBuilder text) {
        text.append('{');
        for (int i = 0; i < object.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            append(object.keyAt(i), text);
            text.append(": ");
            append(object.valueAt(i), text);
        }
        text.append('}');
    }

    private static void appendSet(SetValue set, StringBuilder text) {
        if (set.size() == 0) {
            text.append("set()");
            return;
        }
        text.append('{');
        for (int i = 0; i < set.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            append(set.at(i), text);
        }
        text.append('}');
    }

    /** A string in quotes, with JSON's escapes. */
    static void appendQuoted(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
