package dev.assay.rego.parse;

import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What terms in brackets came to, by the token that they begin with. The parser goes back when what looks like a set
 * turns out to be a body; without a memory, nested brackets would be read again at each level, in exponential time.
 */
final class TermMemory {
    private final Map<Integer, Entry> entries = new HashMap<>();

    /** A term, or null when there was none, where it ended, and what was wrong with it. */
    record Entry(@Nullable Term term, Cursor.Mark end, List<Problem> problems) {}

    @Nullable
    Entry find(int token) {
        return entries.isEmpty() ? null : entries.get(token);
    }

    void keep(int token, Entry entry) {
        entries.put(token, entry);
    }
}
