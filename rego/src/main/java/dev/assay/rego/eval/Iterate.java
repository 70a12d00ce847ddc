package dev.assay.rego.eval;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;

/** Walks along the elements of a collection; the keys must fit a pattern, the elements are kept in a slot. */
public final class Iterate extends Step {
    private final Operand collection;
    private final Pattern key;
    private final boolean anyKey;
    private final int slot;
    private final Step next;

    public Iterate(Operand collection, Pattern key, int slot, Step next) {
        this.collection = collection;
        this.key = key;
        this.anyKey = Patterns.ANY.equals(key);
        this.slot = slot;
        this.next = next;
    }

    @Override
    public boolean run(Frame frame) {
        Value in = collection.value(frame);
        if (in == null) {
            return false;
        }
        Machine machine = frame.machine;
        machine.descend();
        boolean enough = switch (in) {
            case ArrayValue array -> elements(frame, array);
            case ObjectValue object -> entries(frame, object);
            case SetValue set -> members(frame, set);
            default -> false;
        };
        machine.ascend();
        return enough;
    }

    private boolean elements(Frame frame, ArrayValue array) {
        for (int i = 0; i < array.size(); i++) {
            frame.machine.step();
            if (anyKey || key.fits(frame, NumberValue.of(i))) {
                frame.slots[slot] = array.get(i);
                if (next.run(frame)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean entries(Frame frame, ObjectValue object) {
        for (int i = 0; i < object.size(); i++) {
            frame.machine.step();
            if (anyKey || key.fits(frame, object.keyAt(i))) {
                frame.slots[slot] = object.valueAt(i);
                if (next.run(frame)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean members(Frame frame, SetValue set) {
        for (int i = 0; i < set.size(); i++) {
            frame.machine.step();
            Value member = set.at(i);
            if (anyKey || key.fits(frame, member)) {
                frame.slots[slot] = member;
                if (next.run(frame)) {
                    return true;
                }
            }
        }
        return false;
    }
}
