package dev.assay.rego.builtin.collection;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.List;

/** Sets out of sets. */
public final class SetFunctions {
    private static final String BINARY = "(set[any], set[any]) -> set[any]";

    private SetFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("and", BINARY, SetFunctions::and),
                Builtin.pure("or", BINARY, SetFunctions::or),
                Builtin.pure("set_diff", BINARY, SetFunctions::difference),
                Builtin.pure("intersection", "(set[set[any]]) -> set[any]", SetFunctions::intersection),
                Builtin.pure("union", "(set[set[any]]) -> set[any]", SetFunctions::union));
    }

    private static Value and(Context context, Value[] arguments) {
        return common(context, Operands.set(arguments[0], 1), Operands.set(arguments[1], 2));
    }

    private static SetValue common(Context context, SetValue one, SetValue other) {
        boolean oneIsSmaller = one.size() <= other.size();
        SetValue smaller = oneIsSmaller ? one : other;
        SetValue larger = oneIsSmaller ? other : one;
        context.spend(smaller.size());
        SetValue.Builder common = SetValue.builder(smaller.size());
        for (Value element : smaller) {
            if (larger.has(element)) {
                common.add(element);
            }
        }
        return common.build();
    }

    private static Value or(Context context, Value[] arguments) {
        SetValue one = Operands.set(arguments[0], 1);
        SetValue other = Operands.set(arguments[1], 2);
        if (one.size() == 0 || other.size() == 0) {
            return one.size() == 0 ? other : one;
        }
        context.spend((long) one.size() + other.size());
        SetValue.Builder all = one.toBuilder();
        for (Value element : other) {
            all.add(element);
        }
        return all.build();
    }

    private static Value difference(Context context, Value[] arguments) {
        SetValue one = Operands.set(arguments[0], 1);
        SetValue other = Operands.set(arguments[1], 2);
        context.spend(one.size());
        SetValue.Builder rest = SetValue.builder(one.size());
        for (Value element : one) {
            if (!other.has(element)) {
                rest.add(element);
            }
        }
        return rest.build();
    }

    private static Value intersection(Context context, Value[] arguments) {
        SetValue common = null;
        for (Value element : Operands.set(arguments[0], 1)) {
            SetValue set = Operands.set(element, 1);
            common = common == null ? set : common(context, common, set);
        }
        return common == null ? SetValue.EMPTY : common;
    }

    private static Value union(Context context, Value[] arguments) {
        SetValue.Builder all = SetValue.builder();
        for (Value element : Operands.set(arguments[0], 1)) {
            SetValue set = Operands.set(element, 1);
            context.spend(set.size());
            for (Value member : set) {
                all.add(member);
            }
        }
        return all.build();
    }
}
