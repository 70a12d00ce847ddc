package dev.assay.inputs.edn;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one value after another. */
final class EdnReader {
    private static final Map<String, Integer> CHARACTERS =
            Map.of("newline", 10, "return", 13, "space", 32, "tab", 9, "formfeed", 12, "backspace", 8);

    private final Characters in;

    EdnReader(Characters in) {
        this.in = in;
    }

    /** Passes over blanks, commas, comments and discarded values. */
    void skip() {
        while (true) {
            in.skipBlanks();
            if (in.peek() == ';') {
                in.skipLine();
            } else if (in.peek() == '#' && in.peek(1) == '_') {
                in.skip(2);
                value();
            } else if (!in.take(',') && !in.take('\f')) {
                return;
            }
        }
    }

    Located value() {
        in.budget().enter(in.mark());
        skip();
        long mark = in.mark();
        in.budget().node(mark);
        Located value = switch (in.peek()) {
            case '{' -> map(mark);
            case '[' -> list(']', mark);
            case '(' -> list(')', mark);
            case '"' -> Located.scalar(text(), mark);
            case '\\' -> Located.scalar(character(), mark);
            case '#' -> Located.scalar(dispatch(), mark);
            default -> Located.scalar(EdnAtom.of(word(), in, mark), mark);
        };
        in.budget().leave();
        return value;
    }

    private Located list(char close, long mark) {
        in.next();
        Items items = new Items();
        skip();
        while (!in.take(close)) {
            items.add(value());
            skip();
        }
        return items.at(mark);
    }

    private Located map(long mark) {
        in.next();
        Fields fields = new Fields();
        skip();
        while (!in.take('}')) {
            Located key = value();
            skip();
            if (in.peek() == '}') {
                throw in.fault("a key without a value", "add its value");
            }
            if (!(key.value() instanceof String name)) {
                throw in.source().faultAt(key.mark(), "a key is a collection", "use a keyword or a text");
            }
            fields.put(name, key.mark(), value());
            skip();
        }
        return fields.at(mark);
    }

    private String dispatch() {
        int start = in.offset();
        in.next();
        if (in.peek() != '{') {
            throw in.source().fault(start, "tagged values are not supported", "write the value without its tag");
        }
        in.next();
        Set<String> members = new TreeSet<>();
        skip();
        while (!in.take('}')) {
            if (!(value().value() instanceof String member)) {
                throw in.source().fault(start, "a set holds collections", "use a vector");
            }
            members.add(member + ":true");
            skip();
        }
        // How Go prints a set, which is what policies for Conftest have seen so far.
        return "map[" + String.join(" ", members) + "]";
    }

    private String word() {
        int start = in.offset();
        while (!in.atEnd() && " \t\r\n\f,;()[]{}\"".indexOf(in.peek()) < 0) {
            in.next();
        }
        if (in.offset() == start) {
            throw in.expected("a value");
        }
        return in.since(start);
    }

    private String character() {
        int start = in.offset();
        in.next();
        if (in.atEnd()) {
            throw in.source().fault(start, "a character is missing after the backslash", "add it");
        }
        String name = String.valueOf((char) in.next()) + (in.atEnd() ? "" : rest());
        int first = name.codePointAt(0);
        if (name.length() == Character.charCount(first)) {
            return String.valueOf(first);
        }
        Integer known = CHARACTERS.get(name);
        boolean unicode = known == null && name.length() == 5 && name.charAt(0) == 'u';
        try {
            return unicode
                    ? String.valueOf(Integer.parseInt(name.substring(1), 16))
                    : String.valueOf(known(known, start));
        } catch (NumberFormatException e) {
            throw in.source().fault(start, "the character is none that EDN has", "write \\uXXXX");
        }
    }

    private String rest() {
        int start = in.offset();
        while (!in.atEnd() && " \t\r\n\f,;()[]{}\"".indexOf(in.peek()) < 0) {
            in.next();
        }
        return in.since(start);
    }

    private int known(@Nullable Integer code, int start) {
        if (code == null) {
            throw in.source().fault(start, "the character is none that EDN has", "write \\newline, \\tab or \\uXXXX");
        }
        return code;
    }

    private String text() {
        int start = in.offset();
        in.next();
        StringBuilder text = new StringBuilder();
        while (!in.take('"')) {
            int c = in.next();
            if (c == Characters.END) {
                throw in.source().fault(start, "the text has no end", "close it by a double quote");
            }
            text.append(c == '\\' ? escape(start) : (char) c);
        }
        return text.toString();
    }

    private char escape(int start) {
        int c = in.next();
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\' -> (char) c;
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = in.atEnd() ? -1 : Character.digit((char) in.next(), 16);
                    if (digit < 0) {
                        throw in.source().fault(start, "\\u needs four hexadecimal digits", "complete the escape");
                    }
                    unit = unit * 16 + digit;
                }
                yield (char) unit;
            }
            default -> throw in.source().fault(start, "the text has an escape that EDN has not", "write \\\\");
        };
    }
}
