package dev.assay.rego.eval;

import dev.assay.rego.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Picks the clauses that can hold, without running them. */
public abstract sealed class Selector {
    private static final Clause[] NONE = {};

    abstract Clause[] clauses(Machine machine, Value[] arguments);

    /** All of them. */
    public static final class All extends Selector {
        private final Clause[] clauses;

        public All(List<Clause> clauses) {
            this.clauses = clauses.toArray(NONE);
        }

        @Override
        Clause[] clauses(Machine machine, Value[] arguments) {
            return clauses;
        }
    }

    /** Clauses by a value that they ask for. */
    private static final class Table {
        private final Map<Value, Clause[]> byValue = new HashMap<>();
        private final Clause[] rest;

        Table(Map<Value, List<Clause>> byValue, List<Clause> rest) {
            byValue.forEach((value, clauses) -> this.byValue.put(value, clauses.toArray(NONE)));
            this.rest = rest.toArray(NONE);
        }

        Clause[] of(@Nullable Value value) {
            Clause[] found = value == null ? null : byValue.get(value);
            return found == null ? rest : found;
        }
    }

    /** By what the input has at a path. */
    public static final class ByInput extends Selector {
        private final Lookups.Input path;
        private final Table table;

        /**
         * Picks by a path.
         *
         * @param rest those that say nothing of the path; they are in each of the lists too
         */
        public ByInput(Lookups.Input path, Map<Value, List<Clause>> byValue, List<Clause> rest) {
            this.path = path;
            this.table = new Table(byValue, rest);
        }

        @Override
        Clause[] clauses(Machine machine, Value[] arguments) {
            return table.of(path.in(machine.world));
        }
    }

    /** By an argument. */
    public static final class ByArgument extends Selector {
        private final int argument;
        private final Table table;

        /**
         * Picks by the argument at an index.
         *
         * @param rest those that take any argument there; they are in each of the lists too
         */
        public ByArgument(int argument, Map<Value, List<Clause>> byValue, List<Clause> rest) {
            this.argument = argument;
            this.table = new Table(byValue, rest);
        }

        @Override
        Clause[] clauses(Machine machine, Value[] arguments) {
            return table.of(arguments[argument]);
        }
    }
}
