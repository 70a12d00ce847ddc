package dev.assay.inputs.json;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Numbers;

/** Reads one value after another. */
final class JsonReader {
    private final Characters in;
    private final boolean withComments;
    private final JsonStrings strings;

    JsonReader(Characters in, boolean withComments) {
        this.in = in;
        this.withComments = withComments;
        strings = new JsonStrings(in);
    }

    Located value() {
        skip();
        long mark = in.mark();
        in.budget().node(mark);
        return switch (in.peek()) {
            case '{' -> object(mark);
            case '[' -> list(mark);
            case '"' -> Located.scalar(strings.read(), mark);
            case 't' -> word("true", Boolean.TRUE, mark);
            case 'f' -> word("false", Boolean.FALSE, mark);
            case 'n' -> nothing(mark);
            default -> number(mark);
        };
    }

    private Located object(long mark) {
        in.budget().enter(mark);
        in.next();
        Fields fields = new Fields();
        boolean more = hasFirst('}');
        while (more) {
            skip();
            if (in.peek() != '"') {
                throw in.expected("a key in double quotes");
            }
            long keyMark = in.mark();
            String key = strings.read();
            skip();
            if (!in.take(':')) {
                throw in.expected("':' after the key");
            }
            fields.put(key, keyMark, value());
            more = hasNext('}');
        }
        in.budget().leave();
        return fields.at(mark);
    }

    private Located list(long mark) {
        in.budget().enter(mark);
        in.next();
        Items items = new Items();
        boolean more = hasFirst(']');
        while (more) {
            items.add(value());
            more = hasNext(']');
        }
        in.budget().leave();
        return items.at(mark);
    }

    private boolean hasFirst(char close) {
        skip();
        return !in.take(close);
    }

    private boolean hasNext(char close) {
        skip();
        if (in.take(close)) {
            return false;
        }
        if (!in.take(',')) {
            throw in.expected("',' or '" + close + "'");
        }
        return !withComments || hasFirst(close);
    }

    private Located word(String word, Boolean value, long mark) {
        if (!in.take(word)) {
            throw in.expected("a value");
        }
        return Located.scalar(value, mark);
    }

    private Located nothing(long mark) {
        if (!in.take("null")) {
            throw in.expected("a value");
        }
        return Located.scalar(null, mark);
    }

    private Located number(long mark) {
        int start = in.offset();
        in.take('-');
        int first = in.peek();
        if (first < '0' || first > '9') {
            in.moveTo(start);
            throw in.expected("a value");
        }
        digits();
        boolean leadingZero =
                first == '0' && in.offset() > start + (in.since(start).charAt(0) == '-' ? 2 : 1);
        if (in.take('.')) {
            leadingZero |= digits() == 0;
        }
        if (in.take('e') || in.take('E')) {
            if (!in.take('+')) {
                in.take('-');
            }
            leadingZero |= digits() == 0;
        }
        String text = in.since(start);
        if (leadingZero) {
            throw in.source().fault(start, "'" + text + "' is not a JSON number", "correct it, or put it in quotes");
        }
        Number number = Numbers.parse(text);
        if (number == null) {
            throw in.source()
                    .fault(start, "the number lies outside of the range of a 64-bit float", "put it in quotes");
        }
        return Located.scalar(number, mark);
    }

    private int digits() {
        int count = 0;
        while (in.peek() >= '0' && in.peek() <= '9') {
            in.next();
            count++;
        }
        return count;
    }

    /** Passes over blanks, and over comments where they are allowed. */
    void skip() {
        in.skipBlanks();
        while (withComments && (in.peek() == '/' || in.peek() == '#')) {
            int start = in.offset();
            if (in.take("/*")) {
                while (!in.take("*/")) {
                    if (in.next() == Characters.END) {
                        throw in.source().fault(start, "the comment has no end", "close it by */");
                    }
                }
            } else if (in.take('#') || in.take("//")) {
                in.skipLine();
            } else {
                throw in.expected("a value or a comment");
            }
            in.skipBlanks();
        }
    }
}
