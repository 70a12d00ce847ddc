package dev.assay.rego.eval;

import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;

/** Rules that give members of a set. */
public final class SetDocument extends Document {
    public SetDocument(int number, Value[] path) {
        super(number, path);
    }

    @Override
    Value evaluate(Machine machine) {
        SetValue.Builder members = SetValue.builder();
        for (Clause clause : clauses(machine, NO_ARGUMENTS)) {
            clause.collect(machine, NO_ARGUMENTS, members);
        }
        return members.build();
    }
}
