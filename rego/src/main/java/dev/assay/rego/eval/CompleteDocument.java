package dev.assay.rego.eval;

import dev.assay.rego.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules that give one value. */
public final class CompleteDocument extends Document {
    private @Nullable Answers answers;

    public CompleteDocument(int number, Value[] path) {
        super(number, path);
    }

    /** Gives it its clauses and its default. */
    public void plan(Selector clauses, @Nullable Clause fallback, boolean same) {
        plan(clauses);
        answers = new Answers(fallback, same, Ends.RULES_CONFLICT);
    }

    @Override
    @Nullable
    Value evaluate(Machine machine) {
        Answers plan = Objects.requireNonNull(answers, "a rule without a plan");
        return plan.of(clauses(machine, NO_ARGUMENTS), machine, NO_ARGUMENTS);
    }
}
