package dev.assay.rego.compile;

import dev.assay.rego.eval.Frame;
import dev.assay.rego.eval.Machine;
import dev.assay.rego.eval.Rows;
import dev.assay.rego.eval.Step;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.run.Results;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A query with its plan. Immutable. */
public final class PreparedQuery {
    private final Compiled policy;
    private final Step body;
    private final int slots;
    private final Supplier<PreparedQuery> watched;
    private volatile @Nullable PreparedQuery twin;

    PreparedQuery(Compiled policy, Step body, int slots, Supplier<PreparedQuery> watched) {
        this.policy = policy;
        this.watched = watched;
        this.body = body;
        this.slots = slots;
    }

    /**
     * Evaluates it.
     *
     * @throws EvaluationException if there is no answer
     */
    public Results evaluate(Evaluation evaluation) {
        return Machine.isWatched(evaluation) && !policy.watched() ? twin().run(evaluation) : run(evaluation);
    }

    /** The same query with a plan that is made for being watched. */
    private PreparedQuery twin() {
        PreparedQuery known = twin;
        if (known == null) {
            known = watched.get(); // two threads may both make it; either serves
            twin = known;
        }
        return known;
    }

    private Results run(Evaluation evaluation) {
        Machine machine = new Machine(evaluation, policy.base(), policy.documents());
        Frame frame = new Frame(machine, slots);
        List<Results.Row> rows = Rows.collector(frame);
        try {
            body.run(frame);
        } catch (StackOverflowError e) {
            throw machine.tooDeep();
        } catch (EvaluationException e) {
            // As in OPA, a builtin that failed before counts more than the conflict that ended it.
            EvaluationException earlier = machine.firstFailure();
            throw earlier != null && e.code().equals(EvaluationException.CONFLICT) ? earlier : e;
        }
        EvaluationException failure = machine.firstFailure();
        if (failure != null) {
            throw failure;
        }
        return new Results(rows, machine.origins());
    }
}
