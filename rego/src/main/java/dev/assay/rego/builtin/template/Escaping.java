package dev.assay.rego.builtin.template;

import java.util.Locale;

/** Texts made safe for HTML and for JavaScript. */
final class Escaping {
    private Escaping() {}

    static String html(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> escaped.append("&#34;");
                case '\'' -> escaped.append("&#39;");
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case 0 -> escaped.append('\uFFFD');
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String javaScript(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', '\'', '"' -> escaped.append('\\').append(c);
                case '<', '>', '&', '=' -> escaped.append(unicode(c));
                default -> escaped.append(c < ' ' ? unicode(c) : String.valueOf(c));
            }
        }
        return escaped.toString();
    }

    private static String unicode(char c) {
        return String.format(Locale.ROOT, "\\u%04X", (int) c);
    }
}
