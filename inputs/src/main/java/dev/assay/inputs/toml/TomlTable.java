package dev.assay.inputs.toml;

import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table while the file is read: headers may still add to it. */
final class TomlTable {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final long mark;
    private Origin origin = Origin.IMPLIED;

    TomlTable(long mark) {
        this.mark = mark;
    }

    /** How a table came to be, which says who may still add to it. */
    private enum Origin {
        IMPLIED,
        HEADER,
        DOTTED_KEY
    }

    private sealed interface Content {}

    private record Value(Located value) implements Content {}

    private record Table(TomlTable table) implements Content {}

    private record Tables(List<TomlTable> tables) implements Content {}

    private record Entry(long keyMark, Content content) {}

    /** The table on the way to another one that a header names. */
    TomlTable through(TomlKey key, Source source) {
        Entry entry = entries.get(key.name());
        if (entry == null) {
            return add(key, Origin.IMPLIED, key.mark());
        }
        return switch (entry.content) {
            case Table(TomlTable table) -> table;
            case Tables(List<TomlTable> tables) -> tables.getLast();
            case Value _ -> throw taken(key, source);
        };
    }

    private TomlTable add(TomlKey key, Origin how, long at) {
        TomlTable table = new TomlTable(at);
        table.origin = how;
        entries.put(key.name(), new Entry(key.mark(), new Table(table)));
        return table;
    }

    private static InputException taken(TomlKey key, Source source) {
        return source.faultAt(key.mark(), "key '" + key.name() + "' is taken already", "use each key once");
    }

    /** The table of a header, or null when it is there already. */
    @Nullable
    TomlTable define(TomlKey key, long at) {
        Entry entry = entries.get(key.name());
        if (entry == null) {
            return add(key, Origin.HEADER, at);
        }
        if (!(entry.content instanceof Table(TomlTable table)) || table.origin != Origin.IMPLIED) {
            return null;
        }
        table.origin = Origin.HEADER;
        return table;
    }

    /** A new element of a list of tables, or null when the key is something else. */
    @Nullable
    TomlTable append(TomlKey key, long at) {
        Entry entry = entries.get(key.name());
        if (entry == null) {
            entry = new Entry(key.mark(), new Tables(new ArrayList<>()));
            entries.put(key.name(), entry);
        }
        if (!(entry.content instanceof Tables(List<TomlTable> tables))) {
            return null;
        }
        TomlTable table = new TomlTable(at);
        table.origin = Origin.HEADER;
        tables.add(table);
        return table;
    }

    /** Sets a value, whose key may lead through other tables. */
    void set(List<TomlKey> path, Located value, Source source) {
        TomlTable table = this;
        for (TomlKey key : path.subList(0, path.size() - 1)) {
            Entry entry = table.entries.get(key.name());
            if (entry == null) {
                table = table.add(key, Origin.DOTTED_KEY, key.mark());
            } else if (entry.content instanceof Table(TomlTable next) && next.origin == Origin.DOTTED_KEY) {
                table = next;
            } else {
                throw taken(key, source);
            }
        }
        TomlKey last = path.getLast();
        if (table.entries.putIfAbsent(last.name(), new Entry(last.mark(), new Value(value))) != null) {
            throw taken(last, source);
        }
    }

    /** The object, once nothing adds to it any more. */
    Located located() {
        Fields fields = new Fields();
        entries.forEach((name, entry) -> fields.put(name, entry.keyMark, located(entry)));
        return fields.at(mark);
    }

    private static Located located(Entry entry) {
        return switch (entry.content) {
            case Value(Located value) -> value;
            case Table(TomlTable table) -> table.located();
            case Tables(List<TomlTable> tables) -> {
                Items items = new Items();
                tables.forEach(table -> items.add(table.located()));
                yield items.at(entry.keyMark);
            }
        };
    }
}
