package dev.assay.rego.json;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Strings in the plainest style that YAML lets them have: bare, in single quotes, as a block of lines, in double
 * quotes.
 */
final class YamlStrings {
    private static final Set<String> OLD_BOOLEANS =
            Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF");
    private static final Pattern SIXTIES = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])++(\\.[0-9_]*)?");
    private static final Pattern DATE =
            Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}.*)?");
    private static final Pattern SPECIAL = Pattern.compile("[+-]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final String HEX = "0123456789ABCDEF";

    private YamlStrings() {}

    /** Appends a string; the lines of a block are moved in by so many spaces. */
    static void append(StringBuilder out, String text, int indent) {
        Shape shape = Shape.of(text);
        if (text.indexOf('\n') >= 0) {
            if (shape.blockAllowed()) {
                block(out, text, indent);
            } else {
                doubleQuoted(out, text);
            }
        } else if (meansSomethingElse(text)) {
            doubleQuoted(out, text);
        } else if (shape.plainAllowed()) {
            out.append(text);
        } else if (shape.singleAllowed()) {
            out.append('\'').append(text.replace("'", "''")).append('\'');
        } else {
            doubleQuoted(out, text);
        }
    }

    /** Whether the bare word would be read as another value. */
    private static boolean meansSomethingElse(String text) {
        if (OLD_BOOLEANS.contains(text)
                || text.isEmpty()
                || SPECIAL.matcher(text).matches()) {
            return true;
        }
        char first = text.charAt(0);
        boolean numeric = (first >= '0' && first <= '9') || first == '-' || first == '+';
        return YamlScalars.resolved(text) != null
                || (numeric
                        && (SIXTIES.matcher(text).matches()
                                || DATE.matcher(text).matches()));
    }

    /** What the characters of a string allow. */
    private record Shape(boolean plainAllowed, boolean singleAllowed, boolean blockAllowed) {

        static Shape of(String text) {
            boolean special = text.codePoints().anyMatch(point -> !isPrintable(point));
            boolean tab = text.indexOf('\t') >= 0;
            boolean spaceBeforeBreak = text.contains(" \n");
            boolean edges = !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ');
            boolean single = !tab && !special;
            return new Shape(
                    single && !edges && !hasIndicator(text),
                    single,
                    !special && !spaceBeforeBreak && !text.endsWith(" "));
        }

        private static boolean hasIndicator(String text) {
            if (text.isEmpty() || text.startsWith("---") || text.startsWith("...")) {
                return true;
            }
            boolean spaceAfterFirst = text.length() < 2 || text.charAt(1) == ' ';
            char first = text.charAt(0);
            if (",[]{}#&*!|>'\"%@`".indexOf(first) >= 0 || (spaceAfterFirst && "?:-".indexOf(first) >= 0)) {
                return true;
            }
            return text.contains(": ") || text.endsWith(":") || text.contains(" #");
        }
    }

    private static boolean isPrintable(int point) {
        return point == '\n'
                || point == '\t'
                || (point >= 0x20 && point <= 0x7E)
                || (point >= 0xA0
                        && point <= 0xFFFD
                        && point != 0xFEFF
                        && point != 0x2028
                        && point != 0x2029
                        && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    private static void block(StringBuilder out, String text, int indent) {
        out.append('|');
        if (text.charAt(0) == ' ' || text.charAt(0) == '\n') {
            out.append('2');
        }
        boolean ends = text.endsWith("\n");
        if (!ends) {
            out.append('-');
        } else if (text.equals("\n") || text.endsWith("\n\n")) {
            out.append('+');
        }
        out.append('\n');
        String body = ends ? text.substring(0, text.length() - 1) : text;
        for (String line : body.split("\n", -1)) {
            if (!line.isEmpty()) {
                out.repeat(' ', indent).append(line);
            }
            out.append('\n');
        }
    }

    private static void doubleQuoted(StringBuilder out, String text) {
        out.append('"');
        text.codePoints().forEach(point -> {
            String named = escape(point);
            if (!named.isEmpty()) {
                out.append('\\').append(named);
            } else if (isPrintable(point)) {
                out.appendCodePoint(point);
            } else {
                hex(out, point);
            }
        });
        out.append('"');
    }

    private static String escape(int point) {
        return switch (point) {
            case 0 -> "0";
            case 0x07 -> "a";
            case '\b' -> "b";
            case '\t' -> "t";
            case '\n' -> "n";
            case 0x0B -> "v";
            case '\f' -> "f";
            case '\r' -> "r";
            case 0x1B -> "e";
            case '"' -> "\"";
            case '\\' -> "\\";
            case 0x85 -> "N";
            case 0x2028 -> "L";
            case 0x2029 -> "P";
            default -> "";
        };
    }

    private static void hex(StringBuilder out, int point) {
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        int code = surrogate ? 0xFFFD : point;
        int digits = code <= 0xFF ? 2 : code <= 0xFFFF ? 4 : 8;
        out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt(code >> shift & 0xF));
        }
    }
}
