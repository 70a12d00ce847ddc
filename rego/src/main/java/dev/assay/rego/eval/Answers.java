package dev.assay.rego.eval;

import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How the one value of several clauses is found.
 *
 * @param fallback the default, or null
 * @param same whether all clauses have the same constant value, so that the first that holds is enough
 * @param conflict what to say of clauses that contradict each other
 */
record Answers(@Nullable Clause fallback, boolean same, String conflict) {
    @Nullable
    Value of(Clause[] clauses, Machine machine, Value[] arguments) {
        Value found = null;
        for (Clause clause : clauses) {
            Value value = clause.answer(machine, arguments);
            if (value == null) {
                continue;
            }
            if (found == null) {
                found = value;
                if (same && machine.earlyExit) {
                    return found;
                }
            } else if (!found.equals(value)) {
                throw new EvaluationException(
                        EvaluationException.CONFLICT, conflict, clause.rule().location());
            }
        }
        return found == null && fallback != null ? fallback.answer(machine, arguments) : found;
    }
}
