package dev.assay.rego.compile;

import dev.assay.rego.eval.Frame;
import dev.assay.rego.eval.Machine;
import dev.assay.rego.eval.Rows;
import dev.assay.rego.eval.Step;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.run.Results;
import java.util.List;
import java.util.Map;

/** A query with its plan. Immutable. */
public final class PreparedQuery {
    private final Compiled policy;
    private final Step body;
    private final int slots;

    PreparedQuery(Compiled policy, Step body, int slots) {
        this.policy = policy;
        this.body = body;
        this.slots = slots;
    }

    /**
     * Evaluates it.
     *
     * @throws EvaluationException if there is no answer
     */
    public Results evaluate(Evaluation evaluation) {
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
        return new Results(rows, Map.of());
    }
}
