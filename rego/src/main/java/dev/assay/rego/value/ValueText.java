package dev.assay.rego.value;

import java.util.Locale;

/** Values as Rego writes them: compact JSON with a space after commas and colons, and braces for sets. */
final class ValueText {
    /** A byte that is no UTF-8, such as base64 may hold, is kept in a string as one of these. */
    private static final int BYTE_FIRST = 0xdc80;

    private static final int BYTE_LAST = 0xdcff;

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

    /** A string in quotes as Go's {@code strconv.Quote} writes it: what cannot be seen is escaped. */
    static void appendQuoted(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); ) {
            int character = string.codePointAt(i);
            i += Character.charCount(character);
            switch (character) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case 7 -> text.append("\\a");
                case 11 -> text.append("\\v");
                default -> appendVisible(character, text);
            }
        }
        text.append('"');
    }

    private static void appendVisible(int character, StringBuilder text) {
        if (isVisible(character)) {
            text.appendCodePoint(character);
        } else if (character < 0x80 || (character >= BYTE_FIRST && character <= BYTE_LAST)) {
            text.append(String.format(Locale.ROOT, "\\x%02x", character & 0xff));
        } else if (character < 0x10000) {
            text.append(String.format(Locale.ROOT, "\\u%04x", character));
        } else {
            text.append(String.format(Locale.ROOT, "\\U%08x", character));
        }
    }

    /** Go's notion: letters, marks, numbers, punctuation, symbols, and of the spaces only the plain one. */
    private static boolean isVisible(int character) {
        if (character < 0x7f) {
            return character >= ' ';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
