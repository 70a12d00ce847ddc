package dev.assay.rego.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names declared where the compiler stands in a rule. One map for each body around it. Names that are used without
 * a declaration belong to the whole rule.
 */
final class Scope {
    private final Deque<Map<String, Entry>> bodies = new ArrayDeque<>();
    private final Deque<Set<String>> announced = new ArrayDeque<>();

    /** How a name first came up in a body. */
    enum Occurrence {
        ARGUMENT("arg %s redeclared"),
        SEEN("var %s referenced above"),
        ASSIGNED("var %s assigned above"),
        DECLARED("var %s declared above");

        private final String complaint;

        Occurrence(String complaint) {
            this.complaint = complaint;
        }
    }

    /** A name in a body; without a variable when it was only used there. */
    record Entry(Occurrence occurrence, @Nullable Variable variable) {}

    Scope() {
        bodies.push(new HashMap<>());
    }

    /** Enters a body that declares these names somewhere. */
    void enter(Set<String> names) {
        bodies.push(new HashMap<>());
        announced.push(names);
    }

    void leave() {
        bodies.pop();
        announced.pop();
    }

    /** Makes names known that the body declares somewhere, for a body entered already. */
    void announce(Set<String> names) {
        announced.push(new HashSet<>(names));
    }

    /** The variable that a name means here, or null when none is declared. */
    @Nullable
    Variable declared(String name) {
        for (Map<String, Entry> body : bodies) {
            Entry entry = body.get(name);
            if (entry != null && entry.variable() != null) {
                return entry.variable();
            }
        }
        return null;
    }

    /** Whether a body around declares the name, if perhaps later: then it does not mean a rule or an import. */
    boolean isAnnounced(String name) {
        return announced.stream().anyMatch(names -> names.contains(name));
    }

    /** Notes that a name is used that nobody declared so far. */
    void seen(String name) {
        top().putIfAbsent(name, new Entry(Occurrence.SEEN, null));
    }

    /** What is wrong with declaring a name here, or null. */
    @Nullable
    String complaint(String name) {
        Entry entry = top().get(name);
        return entry == null ? null : String.format(entry.occurrence().complaint, name);
    }

    void declare(String name, Variable variable, Occurrence occurrence) {
        top().put(name, new Entry(occurrence, variable));
    }

    /** The names declared in the innermost body. */
    Map<String, Entry> top() {
        return bodies.getFirst();
    }
}
