package dev.assay.rego.eval;

import dev.assay.rego.value.Value;

/** The side of a unification that has free variables. */
public abstract class Pattern {
    /** Whether a value fits; binds the slots of the free variables. */
    public abstract boolean fits(Frame frame, Value value);
}
