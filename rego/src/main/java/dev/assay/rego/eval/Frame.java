package dev.assay.rego.eval;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of one run of a rule's body. */
public final class Frame {
    final Machine machine;
    final Value[] slots;

    /** The value that the rule has so far. */
    @Nullable
    Value result;

    /** What the innermost collection under way adds to. */
    @Nullable
    Object collector;

    /** Of a watched run: where its reads begin, and those that concern the caller. */
    int mark;

    @Nullable
    List<ArrayValue> carried;

    public Frame(Machine machine, int size) {
        this.machine = machine;
        this.slots = new Value[size];
    }

    /** What a slot holds: null before it is bound. */
    public @Nullable Value slot(int index) {
        return slots[index];
    }

    public Machine machine() {
        return machine;
    }
}
