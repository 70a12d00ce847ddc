package dev.assay.rego.builtin.collection;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Arrays out of arrays. */
public final class ArrayFunctions {
    private static final int BYTES_PER_ELEMENT = 8;

    private ArrayFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("array.concat", "(array[any], array[any]) -> array[any]", ArrayFunctions::concat),
                Builtin.pure("array.flatten", "(array[any]) -> array[any]", ArrayFunctions::flatten),
                Builtin.pure("array.reverse", "(array[any]) -> array[any]", ArrayFunctions::reverse),
                Builtin.pure("array.slice", "(array[any], number, number) -> array[any]", ArrayFunctions::slice));
    }

    private static Value concat(Context context, Value[] arguments) {
        ArrayValue first = Operands.array(arguments[0], 1);
        ArrayValue second = Operands.array(arguments[1], 2);
        if (first.size() == 0 || second.size() == 0) {
            return first.size() == 0 ? second : first;
        }
        Value[] joined = room(context, first.size() + second.size());
        for (int i = 0; i < joined.length; i++) {
            joined[i] = i < first.size() ? first.get(i) : second.get(i - first.size());
        }
        return ArrayValue.owning(joined);
    }

    /** One level only: arrays within the elements stay. */
    private static Value flatten(Context context, Value[] arguments) {
        ArrayValue array = Operands.array(arguments[0], 1);
        context.spend(array.size());
        List<Value> flat = new ArrayList<>(array.size());
        for (Value element : array) {
            if (element instanceof ArrayValue inner) {
                context.spend(inner.size());
                context.allocate((long) inner.size() * BYTES_PER_ELEMENT);
                flat.addAll(inner.asList());
            } else {
                flat.add(element);
            }
        }
        return ArrayValue.of(flat);
    }

    private static Value reverse(Context context, Value[] arguments) {
        ArrayValue array = Operands.array(arguments[0], 1);
        Value[] reversed = room(context, array.size());
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = array.get(reversed.length - 1 - i);
        }
        return ArrayValue.owning(reversed);
    }

    /** Ends outside of the array are moved to its edge. */
    private static Value slice(Context context, Value[] arguments) {
        ArrayValue array = Operands.array(arguments[0], 1);
        long from = Operands.integer(arguments[1], 2);
        long to = Operands.integer(arguments[2], 3);
        int stop = Math.clamp(to, 0, array.size());
        int start = Math.clamp(from, 0, stop);
        Value[] slice = room(context, stop - start);
        for (int i = 0; i < slice.length; i++) {
            slice[i] = array.get(start + i);
        }
        return ArrayValue.owning(slice);
    }

    private static Value[] room(Context context, int elements) {
        context.spend(elements);
        context.allocate((long) elements * BYTES_PER_ELEMENT);
        return new Value[elements];
    }
}
