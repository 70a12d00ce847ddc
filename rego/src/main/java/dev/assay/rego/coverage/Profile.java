package dev.assay.rego.coverage;

import dev.assay.rego.ast.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects time and counts of each expression, over any number of evaluations. One thread. */
public final class Profile {
    private final Map<Location, Line> lines = new HashMap<>();

    /**
     * The figures of one expression.
     *
     * @param nanos the time spent in it, what it called left out
     * @param evaluated how often it was begun
     * @param redone how often it was taken up again for another answer
     * @param generated how many expressions the compiler made of it
     */
    public record Entry(Location location, long nanos, long evaluated, long redone, long generated) {}

    private static final class Line {
        long nanos;
        long evaluated;
        long redone;
    }

    public void evaluated(Location location) {
        line(location).evaluated++;
    }

    public void redone(Location location) {
        line(location).redone++;
    }

    public void spent(Location location, long nanos) {
        line(location).nanos += nanos;
    }

    /** All entries, the most expensive first. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        lines.forEach((location, line) -> entries.add(new Entry(location, line.nanos, line.evaluated, line.redone, 1)));
        entries.sort((one, other) -> Long.compare(other.nanos(), one.nanos()));
        return entries;
    }

    private Line line(Location location) {
        return lines.computeIfAbsent(location, _ -> new Line());
    }
}
