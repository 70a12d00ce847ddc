package dev.assay.inputs.dotenv;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.Located;

/** What a value means: quotes removed, escapes and references replaced. */
final class DotenvValue {
    /** How many characters that references insert count as one value. */
    private static final int CHARACTERS_PER_NODE = 16;

    private DotenvValue() {}

    static String of(String written, Fields above, Budget budget, long mark) {
        boolean paired = written.length() >= 2 && written.charAt(0) == written.charAt(written.length() - 1);
        if (paired && written.charAt(0) == '\'') {
            return written.substring(1, written.length() - 1);
        }
        String text =
                paired && written.charAt(0) == '"' ? unescape(written.substring(1, written.length() - 1)) : written;
        return text.indexOf('$') < 0 ? text : expand(text, above, budget, mark);
    }

    /** Line feeds and carriage returns first, then every other backslash, but not one before a dollar sign. */
    private static String unescape(String text) {
        String lines = text.replace("\\n", "\n").replace("\\r", "\r");
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < lines.length(); i++) {
            boolean escape = lines.charAt(i) == '\\' && i + 1 < lines.length() && lines.charAt(i + 1) != '$';
            if (escape) {
                i++;
            }
            plain.append(lines.charAt(i));
        }
        return plain.toString();
    }

    private static String expand(String text, Fields above, Budget budget, long mark) {
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '$') {
                int end = reference(text, at + 1);
                expanded.append(text, at + 1, end);
                at = end;
            } else if (c == '$') {
                int end = reference(text, at);
                String name = name(text, at, end);
                if (name.isEmpty()) {
                    expanded.append(text, at, end);
                } else {
                    Located value = above.get(name);
                    if (value != null && value.value() instanceof String found) {
                        budget.alias(1L + found.length() / CHARACTERS_PER_NODE, mark);
                        expanded.append(found);
                    }
                }
                at = end;
            } else {
                expanded.append(c);
                at++;
            }
        }
        return expanded.toString();
    }

    /** Where the reference ends that begins with a dollar sign. */
    private static int reference(String text, int dollar) {
        int at = dollar + 1;
        if (at < text.length() && text.charAt(at) == '{') {
            at++;
        }
        while (at < text.length() && isName(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '}' ? at + 1 : at;
    }

    private static String name(String text, int dollar, int end) {
        int from = dollar + 1;
        if (from < end && text.charAt(from) == '{') {
            from++;
        }
        return text.substring(from, text.charAt(end - 1) == '}' && end > from ? end - 1 : end);
    }

    private static boolean isName(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
