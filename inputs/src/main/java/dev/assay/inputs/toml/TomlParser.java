package dev.assay.inputs.toml;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * TOML 1.1. Dates and times are texts as RFC 3339 writes them; those without an offset are taken as UTC, a date as its
 * midnight and a time as one of year 0. Immutable.
 */
public final class TomlParser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        Characters in = new Characters(source);
        TomlTable root = new TomlTable(source.mark(0));
        TomlTable current = root;
        TomlValues values = new TomlValues(in);
        values.skipLines();
        while (!in.atEnd()) {
            in.budget().node(in.mark());
            if (in.peek() == '[') {
                current = header(in, values, root);
            } else {
                values.assignment(current);
            }
            values.endOfLine();
            values.skipLines();
        }
        return List.of(InputDocument.of(source.name(), 0, root.located()));
    }

    private static TomlTable header(Characters in, TomlValues values, TomlTable root) {
        int start = in.offset();
        long mark = in.mark();
        in.next();
        boolean repeated = in.take('[');
        List<TomlKey> path = new ArrayList<>();
        values.keys(path);
        if (!in.take(repeated ? "]]" : "]")) {
            throw in.expected(repeated ? "']]'" : "']'");
        }
        TomlTable table = root;
        for (TomlKey key : path.subList(0, path.size() - 1)) {
            table = table.through(key, in.source());
        }
        TomlTable found = repeated ? table.append(path.getLast(), mark) : table.define(path.getLast(), mark);
        if (found == null) {
            throw in.source().fault(start, "'" + path.getLast().name() + "' is defined already", "define it once");
        }
        return found;
    }
}
