package dev.assay.inputs.toml;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import java.util.ArrayList;
import java.util.List;

/** Reads keys and values. */
final class TomlValues {
    private final Characters in;
    private final TomlStrings strings;

    TomlValues(Characters in) {
        this.in = in;
        strings = new TomlStrings(in);
    }

    private void skipBlanks() {
        while (in.peek() == ' ' || in.peek() == '\t') {
            in.next();
        }
    }

    /** Passes over blanks, line ends and comments. */
    void skipLines() {
        in.skipBlanks();
        while (in.peek() == '#') {
            comment();
            in.skipBlanks();
        }
    }

    private void comment() {
        while (!in.atEnd() && in.peek() != '\n') {
            int c = in.peek();
            if ((c < ' ' && c != '\t' && !(c == '\r' && in.peek(1) == '\n')) || c == 0x7f) {
                throw in.fault("a control character in a comment", "remove it");
            }
            in.next();
        }
    }

    /** What may follow a value in its line. */
    void endOfLine() {
        skipBlanks();
        if (in.peek() == '#') {
            comment();
        }
        in.take('\r');
        if (!in.atEnd() && in.peek() != '\n') {
            throw in.expected("the end of the line");
        }
    }

    /** A key with its dots. */
    void keys(List<TomlKey> path) {
        do {
            skipBlanks();
            path.add(key());
            skipBlanks();
            in.budget().enter(in.mark());
        } while (in.take('.'));
        path.forEach(_ -> in.budget().leave());
    }

    private TomlKey key() {
        long mark = in.mark();
        if (in.peek() == '"' || in.peek() == '\'') {
            if (in.sees("\"\"\"") || in.sees("'''")) {
                throw in.fault("a key cannot be a text of several lines", "use single or double quotes");
            }
            return new TomlKey(strings.read(), mark);
        }
        int start = in.offset();
        while (isBare(in.peek())) {
            in.next();
        }
        if (in.offset() == start) {
            throw in.expected("a key");
        }
        return new TomlKey(in.since(start), mark);
    }

    private static boolean isBare(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** A key, its value, and where both belong. */
    void assignment(TomlTable table) {
        List<TomlKey> path = new ArrayList<>(1);
        keys(path);
        if (!in.take('=')) {
            throw in.expected("'='");
        }
        skipBlanks();
        table.set(path, value(), in.source());
    }

    Located value() {
        long mark = in.mark();
        in.budget().node(mark);
        return switch (in.peek()) {
            case '"', '\'' -> Located.scalar(strings.read(), mark);
            case '[' -> list(mark);
            case '{' -> table(mark);
            default -> Located.scalar(TomlScalar.read(in), mark);
        };
    }

    private Located list(long mark) {
        in.budget().enter(mark);
        in.next();
        Items items = new Items();
        skipLines();
        while (!in.take(']')) {
            items.add(value());
            skipLines();
            if (!in.take(',') && in.peek() != ']') {
                throw in.expected("',' or ']'");
            }
            skipLines();
        }
        in.budget().leave();
        return items.at(mark);
    }

    private Located table(long mark) {
        in.budget().enter(mark);
        in.next();
        TomlTable table = new TomlTable(mark);
        skipLines();
        while (!in.take('}')) {
            assignment(table);
            skipLines();
            if (!in.take(',') && in.peek() != '}') {
                throw in.expected("',' or '}'");
            }
            skipLines();
        }
        in.budget().leave();
        return table.located();
    }
}
