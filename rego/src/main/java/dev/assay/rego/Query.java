package dev.assay.rego;

import dev.assay.rego.compile.PreparedQuery;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.Results;
import dev.assay.rego.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prepared query. Immutable; any number of threads may evaluate it at once. */
public final class Query {
    private final PreparedQuery prepared;

    Query(PreparedQuery prepared) {
        this.prepared = prepared;
    }

    /** Evaluates it for an input, all else by default; null means that the input is undefined. */
    public Results evaluate(@Nullable Value input) {
        return evaluate(Evaluation.of(input));
    }

    /**
     * Evaluates it.
     *
     * @throws dev.assay.rego.run.EvaluationException if there is no answer: a conflict, a limit exceeded, a builtin
     * that
     *     failed where errors are strict
     */
    public Results evaluate(Evaluation evaluation) {
        return prepared.evaluate(evaluation);
    }

    /**
     * Evaluates it for many inputs.
     *
     * @param threads how many to use, at least 1
     * @return the results in the order of the inputs
     * @throws dev.assay.rego.run.EvaluationException the first one in the order of the inputs, when there is one
     */
    public List<Results> evaluateAll(List<Value> inputs, int threads) {
        return Bulk.run(inputs, threads, this::evaluate);
    }
}
