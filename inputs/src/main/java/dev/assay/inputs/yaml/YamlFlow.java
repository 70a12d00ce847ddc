package dev.assay.inputs.yaml;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;

/** Reads lists and objects in brackets and braces. */
final class YamlFlow {
    private final YamlCursor cursor;
    private final Budget budget;
    private final YamlText text;
    private final YamlValues values;
    private final YamlAnchors anchors;

    YamlFlow(YamlCursor cursor, Budget budget, YamlText text, YamlValues values, YamlAnchors anchors) {
        this.cursor = cursor;
        this.budget = budget;
        this.text = text;
        this.values = values;
        this.anchors = anchors;
    }

    /** The list or object that begins here. */
    Located collection() {
        long mark = cursor.mark();
        budget.enter(mark);
        boolean list = cursor.peek() == '[';
        cursor.skip(1);
        Located value = list ? list(mark) : object(mark);
        budget.leave();
        return value;
    }

    private void skip(long open) {
        while (true) {
            cursor.skipBlanks();
            if (cursor.atComment()) {
                cursor.skipComment();
            }
            if (!YamlCursor.isBreak(cursor.peek())) {
                break;
            }
            cursor.takeBreak();
        }
        if (cursor.atEnd() || cursor.atMarker()) {
            throw cursor.faultAt(open, "the bracket or brace is not closed");
        }
    }

    private void separator(char close, long open) {
        skip(open);
        if (cursor.peek() == ',') {
            cursor.skip(1);
            skip(open);
        } else if (cursor.peek() != close) {
            throw cursor.fault("expected ',' or '" + close + "'");
        }
    }

    private Located list(long mark) {
        Items items = new Items();
        skip(mark);
        while (cursor.peek() != ']') {
            if (takesExplicitKey()) {
                items.add(pair(cursor.mark(), key(mark), mark));
            } else {
                long at = cursor.mark();
                Key key = keyOrValue(mark);
                skip(mark);
                items.add(cursor.peek() == ':' ? pair(at, key, mark) : key.value());
            }
            separator(']', mark);
        }
        cursor.skip(1);
        return items.at(mark);
    }

    private record Key(Located value, boolean merges) {}

    private boolean takesExplicitKey() {
        if (cursor.peek() == '?' && YamlCursor.isSpace(cursor.peek(1))) {
            cursor.skip(1);
            return true;
        }
        return false;
    }

    private Key key(long open) {
        skip(open);
        Key key = keyOrValue(open);
        skip(open);
        return key;
    }

    /** An object of one member, without braces. */
    private Located pair(long mark, Key key, long open) {
        budget.enter(mark);
        Fields fields = new Fields();
        member(fields, key, open);
        budget.leave();
        return fields.at(mark);
    }

    private Located object(long mark) {
        Fields fields = new Fields();
        skip(mark);
        while (cursor.peek() != '}') {
            if (takesExplicitKey()) {
                skip(mark);
            }
            Key key = keyOrValue(mark);
            skip(mark);
            member(fields, key, mark);
            separator('}', mark);
        }
        cursor.skip(1);
        return fields.at(mark);
    }

    private void member(Fields fields, Key key, long open) {
        Located value;
        if (cursor.peek() == ':') {
            cursor.skip(1);
            skip(open);
            value = keyOrValue(open).value();
        } else {
            value = Located.scalar(null, cursor.mark());
        }
        if (key.merges()) {
            values.merge(fields, value);
        } else {
            fields.put(values.key(key.value()), key.value().mark(), value);
        }
    }

    private Key keyOrValue(long open) {
        YamlProperties properties = YamlProperties.read(cursor);
        if (!properties.isEmpty()) {
            skip(open);
        }
        long mark = properties.isEmpty() ? cursor.mark() : properties.mark();
        budget.node(mark);
        anchors.open(properties);
        long before = budget.total() - 1;
        boolean merges = false;
        Located value;
        int c = cursor.peek();
        if (c == '*' && properties.isEmpty()) {
            cursor.skip(1);
            value = anchors.get(YamlProperties.name(cursor), mark);
        } else if (c == '[' || c == '{') {
            value = collection();
        } else if (c == '"' || c == '\'') {
            value = Located.scalar(values.of(text.quoted(), false, properties, mark), mark);
        } else if (c == ',' || c == ']' || c == '}' || c == ':') {
            value = Located.scalar(values.of("", true, properties, mark), mark);
        } else if (text.seesPlain(true)) {
            String plain = text.plainRest(text.plainLine(true), -1, true);
            merges = properties.isEmpty() && plain.equals(YamlValues.MERGE);
            value = Located.scalar(values.of(plain, true, properties, mark), mark);
        } else {
            throw cursor.fault("no value can begin with '" + (char) c + "'");
        }
        anchors.close(properties, value, before);
        return new Key(value, merges);
    }
}
