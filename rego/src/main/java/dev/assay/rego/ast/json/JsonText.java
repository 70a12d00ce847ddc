package dev.assay.rego.ast.json;

/** Writes JSON with two spaces a level and Go's escapes. The caller keeps to JSON's grammar. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();
    private int level;
    private boolean empty = true;
    private boolean afterKey;

    JsonText beginObject() {
        return begin('{');
    }

    JsonText endObject() {
        return end('}');
    }

    JsonText beginArray() {
        return begin('[');
    }

    JsonText endArray() {
        return end(']');
    }

    JsonText key(String key) {
        separate();
        quote(key);
        text.append(": ");
        afterKey = true;
        return this;
    }

    JsonText string(String value) {
        separate();
        quote(value);
        return this;
    }

    /** A number, {@code true}, {@code false} or {@code null}. */
    JsonText literal(String value) {
        separate();
        text.append(value);
        return this;
    }

    private JsonText begin(char bracket) {
        separate();
        text.append(bracket);
        level++;
        empty = true;
        return this;
    }

    private JsonText end(char bracket) {
        level--;
        if (!empty) {
            line();
        }
        text.append(bracket);
        empty = false;
        return this;
    }

    private void separate() {
        if (afterKey) {
            afterKey = false;
        } else if (level > 0) {
            if (!empty) {
                text.append(',');
            }
            line();
        }
        empty = false;
    }

    private void line() {
        text.append('\n').repeat("  ", level);
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '<', '>', '&', '\u2028', '\u2029' -> escape(c);
                default -> {
                    if (c < ' ') {
                        escape(c);
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private void escape(char c) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX.charAt(c >> shift & 0xf));
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
