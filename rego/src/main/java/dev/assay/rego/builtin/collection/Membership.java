package dev.assay.rego.builtin.collection;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Objects;

/** The operator {@code in}, with and without a key. */
public final class Membership {
    private Membership() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("internal.member_2", "(any, any) -> boolean", Membership::hasElement),
                Builtin.pure("internal.member_3", "(any, any, any) -> boolean", Membership::hasEntry));
    }

    private static Value hasElement(Context context, Value[] arguments) {
        Value element = arguments[0];
        return BooleanValue.of(
                switch (arguments[1]) {
                    case SetValue set -> set.has(element);
                    case ArrayValue array -> has(context, array, element);
                    case ObjectValue object -> has(context, object, element);
                    default -> false;
                });
    }

    private static boolean has(Context context, ArrayValue array, Value element) {
        context.spend(array.size());
        for (Value each : array) {
            if (each.equals(element)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Context context, ObjectValue object, Value value) {
        context.spend(object.size());
        for (int i = 0; i < object.size(); i++) {
            if (object.valueAt(i).equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static Value hasEntry(Context context, Value[] arguments) {
        Value key = arguments[0];
        Value value = arguments[1];
        return BooleanValue.of(
                switch (arguments[2]) {
                    case SetValue set -> set.has(key) && key.equals(value);
                    case ArrayValue array -> Objects.equals(value, array.at(key));
                    case ObjectValue object -> Objects.equals(value, object.get(key));
                    default -> false;
                });
    }
}
