package dev.assay.rego.eval;

import dev.assay.rego.value.Value;
import org.jspecify.annotations.Nullable;

/** A walk through packages whose every key is known. */
public final class Walked extends Operand {
    private final DataWalk walk;
    private final int slot;

    public Walked(DataWalk walk, int slot) {
        this.walk = walk;
        this.slot = slot;
    }

    @Override
    public @Nullable Value value(Frame frame) {
        return walk.run(frame) ? frame.slots[slot] : null;
    }
}
