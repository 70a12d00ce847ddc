package dev.assay.rego.eval;

import dev.assay.rego.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules that make a function. As a document it is undefined. */
public final class FunctionDocument extends Document {
    private final int arity;
    private @Nullable Answers answers;

    public FunctionDocument(int number, Value[] path, int arity) {
        super(number, path);
        this.arity = arity;
    }

    public int arity() {
        return arity;
    }

    /** Gives it its clauses and its default. */
    public void plan(Selector clauses, @Nullable Clause fallback, boolean same) {
        plan(clauses);
        answers = new Answers(fallback, same, Ends.FUNCTIONS_CONFLICT);
    }

    @Nullable
    Value call(Machine machine, Value[] arguments) {
        machine.descend();
        Answers plan = Objects.requireNonNull(answers, "a function without a plan");
        Value value = plan.of(clauses(machine, arguments), machine, arguments);
        machine.ascend();
        return value;
    }

    @Override
    @Nullable
    Value evaluate(Machine machine) {
        return null;
    }
}
