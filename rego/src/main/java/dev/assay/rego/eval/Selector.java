package dev.assay.rego.eval;

import dev.assay.rego.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Picks the clauses that can hold, without running them. */
public sealed interface Selector {
    Clause[] clauses(Machine machine, Value[] arguments);

    /** All of them. */
    record All(Clause[] clauses) implements Selector {
        @Override
        public Clause[] clauses(Machine machine, Value[] arguments) {
            return clauses;
        }
    }

    /**
     * By what the input has at a path.
     *
     * @param rest those that say nothing of the path; they are in each of the lists too
     */
    record ByInput(Lookups.Input path, Map<Value, Clause[]> byValue, Clause[] rest) implements Selector {
        @Override
        public Clause[] clauses(Machine machine, Value[] arguments) {
            Value value = path.in(machine.world);
            return value == null ? rest : listed(byValue.get(value), rest);
        }
    }

    /** By an argument. */
    record ByArgument(int argument, Map<Value, Clause[]> byValue, Clause[] rest) implements Selector {
        @Override
        public Clause[] clauses(Machine machine, Value[] arguments) {
            return listed(byValue.get(arguments[argument]), rest);
        }
    }

    private static Clause[] listed(Clause @Nullable [] found, Clause[] rest) {
        return found == null ? rest : found;
    }
}
