package dev.assay.rego.builtin.collection;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every value within a value, with the path that leads to it: parents before children, in Rego's order. */
public final class Walk {
    private static final int BYTES_PER_STEP = 8;

    private final Context context;
    private final Predicate<Value> taker;

    private Walk(Context context, Predicate<Value> taker) {
        this.context = context;
        this.taker = taker;
    }

    public static List<Builtin> builtins() {
        return List.of(Builtin.relation(
                "walk",
                "(any) -> array<array[any], any>",
                (context, arguments, taker) -> new Walk(context, taker).enough(null, arguments[0])));
    }

    /** A path as a chain back to the root: an array is only made of it where one is given away. */
    private record Step(@Nullable Step before, Value key, int length) {

        static Step after(@Nullable Step before, Value key) {
            return new Step(before, key, before == null ? 1 : before.length + 1);
        }

        ArrayValue path() {
            Value[] keys = new Value[length];
            Step step = this;
            for (int i = length - 1; i >= 0 && step != null; i--) {
                keys[i] = step.key;
                step = step.before;
            }
            return ArrayValue.owning(keys);
        }
    }

    private boolean enough(@Nullable Step step, Value value) {
        context.spend(1);
        if (step != null) {
            context.allocate((long) step.length * BYTES_PER_STEP);
        }
        ArrayValue path = step == null ? ArrayValue.EMPTY : step.path();
        if (taker.test(ArrayValue.owning(new Value[] {path, value}))) {
            return true;
        }
        return switch (value) {
            case ArrayValue array -> enough(step, array);
            case ObjectValue object -> enough(step, object);
            case SetValue set -> enough(step, set);
            default -> false;
        };
    }

    private boolean enough(@Nullable Step step, ArrayValue array) {
        for (int i = 0; i < array.size(); i++) {
            if (enough(Step.after(step, NumberValue.of(i)), array.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean enough(@Nullable Step step, ObjectValue object) {
        for (int i = 0; i < object.size(); i++) {
            if (enough(Step.after(step, object.keyAt(i)), object.valueAt(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean enough(@Nullable Step step, SetValue set) {
        for (Value element : set) {
            if (enough(Step.after(step, element), element)) {
                return true;
            }
        }
        return false;
    }
}
