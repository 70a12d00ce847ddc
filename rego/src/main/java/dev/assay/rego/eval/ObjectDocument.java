package dev.assay.rego.eval;

import dev.assay.rego.value.Value;

/** Rules that give parts of an object, perhaps of objects in it, perhaps with sets at the ends. */
public final class ObjectDocument extends Document {
    public ObjectDocument(int number, Value[] path) {
        super(number, path);
    }

    @Override
    Value evaluate(Machine machine) {
        Branch tree = new Branch();
        for (Clause clause : clauses(machine, NO_ARGUMENTS)) {
            clause.collect(machine, NO_ARGUMENTS, tree);
        }
        return tree.build();
    }
}
