package dev.assay.inputs.yaml;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what is structured by indentation: one document. */
final class YamlBlock {
    private final YamlCursor cursor;
    private final Budget budget;
    private final YamlText text;
    private final YamlValues values;
    private final YamlAnchors anchors;
    private final YamlFlow flow;

    YamlBlock(YamlCursor cursor, Budget budget) {
        this.cursor = cursor;
        this.budget = budget;
        text = new YamlText(cursor);
        values = new YamlValues(cursor.source());
        anchors = new YamlAnchors(cursor.source(), budget);
        flow = new YamlFlow(cursor, budget, text, values, anchors);
    }

    /** A key, while it is not known yet that it is one. */
    private record Scalar(Located value, boolean merges) {}

    /**
     * The value that begins here or in a line below.
     *
     * @param parentIndent indentation of the collection around it; -1 for a document
     * @param listAtIndent whether a list may be indented as its parent is
     * @param inLine whether no collection of lines may begin in this line
     */
    Located node(int parentIndent, boolean listAtIndent, boolean inLine) {
        int line = cursor.line();
        long empty = cursor.mark();
        cursor.skipToContent();
        boolean sameLine = cursor.line() == line && inLine;
        if (isAbsent(parentIndent, listAtIndent, sameLine)) {
            return Located.scalar(null, empty);
        }
        YamlProperties properties = YamlProperties.read(cursor);
        if (properties.isEmpty()) {
            return content(YamlProperties.NONE, parentIndent, sameLine);
        }
        if (!cursor.skipRestOfLine()) {
            return content(properties, parentIndent, sameLine);
        }
        cursor.skipToContent();
        if (isAbsent(parentIndent, listAtIndent, false)) {
            budget.node(properties.mark());
            Located nothing = Located.scalar(values.of("", true, properties, properties.mark()), properties.mark());
            anchors.open(properties);
            anchors.close(properties, nothing, budget.total() - 1);
            return nothing;
        }
        return content(properties, parentIndent, false);
    }

    private boolean isAbsent(int parentIndent, boolean listAtIndent, boolean sameLine) {
        if (cursor.atEnd() || cursor.atMarker()) {
            return true;
        }
        if (sameLine || cursor.column() > parentIndent) {
            return false;
        }
        return !(listAtIndent && cursor.column() == parentIndent && atEntry());
    }

    private boolean atEntry() {
        return cursor.peek() == '-' && YamlCursor.isSpace(cursor.peek(1));
    }

    private Located content(YamlProperties properties, int parentIndent, boolean sameLine) {
        long mark = cursor.mark();
        int c = cursor.peek();
        if (c == '-' && atEntry()) {
            if (sameLine || (!properties.isEmpty() && properties.line() == cursor.line())) {
                throw cursor.fault("a list cannot begin in this line");
            }
            return anchored(properties, () -> list(cursor.column(), mark));
        }
        if (c == '|' || c == '>') {
            budget.node(mark);
            return anchored(properties, () -> {
                String block = YamlBlockText.read(cursor, parentIndent);
                return Located.scalar(values.of(block, false, properties, mark), mark);
            });
        }
        if (c == '?' && YamlCursor.isSpace(cursor.peek(1))) {
            if (sameLine) {
                throw cursor.fault("an object cannot begin in this line");
            }
            return anchored(properties, () -> object(cursor.column(), mark, null));
        }
        return scalarOrObject(properties, parentIndent, sameLine);
    }

    /** A value of one or several lines, or the object that it is the first key of. */
    private Located scalarOrObject(YamlProperties properties, int parentIndent, boolean sameLine) {
        boolean propertiesHere = !properties.isEmpty() && properties.line() == cursor.line();
        int column = propertiesHere ? properties.column() : cursor.column();
        long mark = propertiesHere ? properties.mark() : cursor.mark();
        int line = cursor.line();
        int c = cursor.peek();
        // Properties in a line above are for an object, those in this line for its first key.
        boolean second = !propertiesHere && (c == '&' || c == '!');
        YamlProperties ownProperties = second ? YamlProperties.read(cursor) : properties;
        boolean keyed = propertiesHere || second;
        YamlProperties scalarProperties = keyed ? ownProperties : YamlProperties.NONE;
        boolean plain = "\"'[{*".indexOf(cursor.peek()) < 0;
        Scalar first = plain ? plainStart(scalarProperties) : oneLine(scalarProperties);
        if (first == null || !atValue() || cursor.line() != line) {
            return alone(first, properties, scalarProperties, parentIndent, line, plain);
        }
        if (sameLine) {
            throw cursor.fault("a second ': ' in this line");
        }
        YamlProperties outer = keyed && !propertiesHere ? properties : keyed ? YamlProperties.NONE : properties;
        Scalar key = first;
        return anchored(outer, () -> object(column, mark, key));
    }

    private boolean atValue() {
        int offset = cursor.offset();
        cursor.skipBlanks();
        if (cursor.peek() == ':' && YamlCursor.isSpace(cursor.peek(1))) {
            return true;
        }
        cursor.moveInLine(offset);
        return false;
    }

    private @Nullable String pending;
    private long pendingMark;

    /** The first line of a plain scalar; it is a value as soon as it is known that it is a key. */
    private @Nullable Scalar plainStart(YamlProperties properties) {
        if (!text.seesPlain(false)) {
            throw cursor.fault("no value can begin with '" + (char) cursor.peek() + "'");
        }
        pendingMark = properties.isEmpty() ? cursor.mark() : properties.mark();
        pending = text.plainLine(false);
        if (!atValue()) {
            return null;
        }
        return key(pending, properties, pendingMark);
    }

    private Scalar key(String plain, YamlProperties properties, long mark) {
        Located value = Located.scalar(values.of(plain, true, properties, mark), mark);
        remember(properties, value);
        boolean merges = plain.equals(YamlValues.MERGE)
                && (properties.tag() == null || "merge".equals(properties.standardTag()));
        return new Scalar(value, merges);
    }

    private void remember(YamlProperties properties, Located value) {
        anchors.open(properties);
        anchors.close(properties, value, budget.total() - 1);
    }

    /** What is no plain scalar: quoted, in brackets, or an alias. */
    private Scalar oneLine(YamlProperties properties) {
        long mark = properties.isEmpty() ? cursor.mark() : properties.mark();
        budget.node(mark);
        Located value = switch (cursor.peek()) {
            case '*' -> {
                if (!properties.isEmpty()) {
                    throw cursor.fault("an alias has neither anchor nor tag");
                }
                cursor.skip(1);
                yield anchors.get(YamlProperties.name(cursor), mark);
            }
            case '[', '{' -> {
                anchors.open(properties);
                long before = budget.total() - 1;
                Located collection = flow.collection();
                anchors.close(properties, collection, before);
                yield collection;
            }
            default -> Located.scalar(values.of(text.quoted(), false, properties, mark), mark);
        };
        if (value.place() == null) {
            remember(properties, value);
        }
        return new Scalar(value, false);
    }

    /** A value that is no key. */
    private Located alone(
            @Nullable Scalar read,
            YamlProperties properties,
            YamlProperties scalarProperties,
            int parentIndent,
            int line,
            boolean plain) {
        Located value;
        YamlProperties own = scalarProperties.isEmpty() ? properties : scalarProperties;
        if (read == null && plain && pending != null) {
            long mark = pendingMark;
            String whole = text.plainRest(pending, parentIndent, false);
            budget.node(mark);
            value = Located.scalar(values.of(whole, true, own, mark), mark);
            remember(own, value);
        } else if (read == null) {
            throw cursor.fault("expected a value");
        } else {
            value = scalarProperties.isEmpty() && !properties.isEmpty()
                    ? retagged(read.value(), properties)
                    : read.value();
        }
        if (!cursor.atEnd() && cursor.line() == line && !cursor.skipRestOfLine()) {
            throw cursor.fault("expected the end of the line");
        }
        return value;
    }

    /** A value whose properties stand in a line above it. */
    private Located retagged(Located value, YamlProperties properties) {
        Located tagged = value.value() instanceof String string
                ? Located.scalar(values.of(string, false, properties, value.mark()), value.mark())
                : value;
        remember(properties, tagged);
        return tagged;
    }

    private Located anchored(YamlProperties properties, Supplier<Located> reading) {
        if (properties.anchor() == null) {
            return reading.get();
        }
        anchors.open(properties);
        long before = budget.total() - 1;
        Located value = reading.get();
        anchors.close(properties, value, before);
        return value;
    }

    private Located list(int indent, long mark) {
        budget.node(mark);
        budget.enter(mark);
        Items items = new Items();
        while (true) {
            cursor.skip(1);
            items.add(node(indent, false, false));
            cursor.skipToContent();
            if (isOver(indent) || !atEntry()) {
                break;
            }
        }
        budget.leave();
        return items.at(mark);
    }

    /** Whether the collection of this indentation ends before what comes next. */
    private boolean isOver(int indent) {
        if (cursor.atEnd() || cursor.atMarker() || cursor.column() < indent) {
            return true;
        }
        if (cursor.column() > indent) {
            throw cursor.fault("the indentation fits nothing above");
        }
        return false;
    }

    private Located object(int indent, long mark, @Nullable Scalar first) {
        budget.node(mark);
        budget.enter(mark);
        Fields fields = new Fields();
        Scalar key = first;
        while (true) {
            if (key == null) {
                key = nextKey(indent);
            }
            Located value = Located.scalar(null, cursor.mark());
            if (cursor.peek() == ':' && YamlCursor.isSpace(cursor.peek(1))) {
                cursor.skip(1);
                value = node(indent, true, true);
            }
            put(fields, key, value);
            key = null;
            cursor.skipToContent();
            if (isOver(indent)) {
                break;
            }
            if (atEntry()) {
                throw cursor.fault("an entry of a list among the keys of an object");
            }
        }
        budget.leave();
        return fields.at(mark);
    }

    private void put(Fields fields, Scalar key, Located value) {
        if (key.merges()) {
            values.merge(fields, value);
        } else {
            fields.put(values.key(key.value()), key.value().mark(), value);
        }
    }

    private Scalar nextKey(int indent) {
        if (cursor.peek() == '?' && YamlCursor.isSpace(cursor.peek(1))) {
            cursor.skip(1);
            Located key = node(indent, true, false);
            cursor.skipToContent();
            return new Scalar(key, false);
        }
        int line = cursor.line();
        YamlProperties properties = YamlProperties.read(cursor);
        boolean plain = "\"'[{*".indexOf(cursor.peek()) < 0;
        Scalar key = plain ? plainStart(properties) : oneLine(properties);
        if (key == null || !atValue() || cursor.line() != line) {
            throw cursor.fault("expected ':' after the key");
        }
        return key;
    }
}
