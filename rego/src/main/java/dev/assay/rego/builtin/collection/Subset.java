package dev.assay.rego.builtin.collection;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;

/**
 * Whether one collection is within another: objects at every depth, sets by their elements, arrays as an unbroken run,
 * a set within an array by its elements.
 */
final class Subset {
    private Subset() {}

    static Value subset(Context context, Value[] arguments) {
        Value whole = arguments[0];
        Value part = arguments[1];
        if (whole instanceof ArrayValue array && part instanceof SetValue set) {
            return BooleanValue.of(holds(context, array, set));
        }
        if (whole.kind() != part.kind()
                || !(whole instanceof ObjectValue || whole instanceof SetValue || whole instanceof ArrayValue)) {
            throw BuiltinException.type("both arguments object.subset must be of the same type or array and set");
        }
        return BooleanValue.of(within(context, whole, part));
    }

    private static boolean within(Context context, Value whole, Value part) {
        if (whole.equals(part)) {
            return true;
        }
        if (whole instanceof ObjectValue object && part instanceof ObjectValue inner) {
            return holds(context, object, inner);
        }
        if (whole instanceof SetValue set && part instanceof SetValue inner) {
            context.spend(inner.size());
            for (Value element : inner) {
                if (!set.has(element)) {
                    return false;
                }
            }
            return true;
        }
        return whole instanceof ArrayValue array && part instanceof ArrayValue inner && holds(context, array, inner);
    }

    private static boolean holds(Context context, ObjectValue whole, ObjectValue part) {
        context.spend(part.size());
        for (int i = 0; i < part.size(); i++) {
            Value found = whole.get(part.keyAt(i));
            if (found == null || !within(context, found, part.valueAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Context context, ArrayValue whole, ArrayValue part) {
        for (int start = 0; start + part.size() <= whole.size(); start++) {
            int matched = 0;
            while (matched < part.size() && whole.get(start + matched).equals(part.get(matched))) {
                matched++;
            }
            context.spend(matched + 1L);
            if (matched == part.size()) {
                return true;
            }
        }
        return false;
    }

    /**
     * As OPA counts: repeated elements of the array count again, and an empty set is in every array but the empty
     * one.
     */
    private static boolean holds(Context context, ArrayValue whole, SetValue part) {
        context.spend(whole.size());
        int missing = part.size();
        for (Value element : whole) {
            if (part.has(element)) {
                missing--;
            }
            if (missing == 0) {
                return true;
            }
        }
        return false;
    }
}
