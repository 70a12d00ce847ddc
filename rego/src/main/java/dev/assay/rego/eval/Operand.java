package dev.assay.rego.eval;

import dev.assay.rego.value.Value;
import org.jspecify.annotations.Nullable;

/** A term whose variables are all bound when it is asked for: it has one value or is undefined. */
public abstract class Operand {
    /** The value, or null when it is undefined. */
    public abstract @Nullable Value value(Frame frame);

    /** Whether it is the same in every evaluation. */
    public boolean isConstant() {
        return false;
    }
}
