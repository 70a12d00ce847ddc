package dev.assay.rego.coverage;

import dev.assay.rego.ast.Location;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Collects the rows of rules and expressions that were evaluated, over any number of evaluations. One thread. */
public final class Coverage {
    private final Map<String, BitSet> rows = new TreeMap<>();

    /** Marks the row where something begins as evaluated. */
    public void hit(Location location) {
        rows.computeIfAbsent(location.file(), _ -> new BitSet()).set(location.row());
    }

    /** Whether anything that begins in a row (from 1) of a file was evaluated. */
    public boolean covered(String file, int row) {
        BitSet known = rows.get(file);
        return known != null && known.get(row);
    }

    /** Takes over what another collected. */
    public void add(Coverage other) {
        other.rows.forEach(
                (file, others) -> rows.computeIfAbsent(file, _ -> new BitSet()).or(others));
    }
}
