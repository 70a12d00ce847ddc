package dev.assay.rego.builtin.collection;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects looked into, cut and merged. */
public final class ObjectFunctions {
    private static final String BY_KEYS =
            "(object[any: any], any<array[any], object[any: any], set[any]>) -> object[any: any]";

    private ObjectFunctions() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("object.get", "(object[any: any], any, any) -> any", ObjectFunctions::get),
                Builtin.pure("object.keys", "(object[any: any]) -> set[any]", ObjectFunctions::keys),
                Builtin.pure("object.remove", BY_KEYS, (context, arguments) -> chosen(context, arguments, false)),
                Builtin.pure("object.filter", BY_KEYS, (context, arguments) -> chosen(context, arguments, true)),
                Builtin.pure(
                        "object.union",
                        "(object[any: any], object[any: any]) -> object[any: any]",
                        ObjectFunctions::union),
                Builtin.pure(
                        "object.union_n", "(array[object[any: any]]) -> object[any: any]", ObjectFunctions::unionAll),
                Builtin.pure(
                        "object.subset",
                        "(any<array[any], object[any: any], set[any]>, any<array[any], object[any: any], set[any]>)"
                                + " -> boolean",
                        Subset::subset));
    }

    /** The value of a key, or at a path when the second argument is an array; else the third. */
    private static Value get(Context context, Value[] arguments) {
        ObjectValue object = Operands.object(arguments[0], 1);
        if (!(arguments[1] instanceof ArrayValue path)) {
            Value found = object.get(arguments[1]);
            return found == null ? arguments[2] : found;
        }
        Value at = object;
        for (Value step : path) {
            at = child(at, step);
            if (at == null) {
                return arguments[2];
            }
        }
        return at;
    }

    private static @Nullable Value child(Value parent, Value step) {
        return switch (parent) {
            case ObjectValue object -> object.get(step);
            case ArrayValue array -> array.at(step);
            case SetValue set -> set.has(step) ? step : null;
            default -> null;
        };
    }

    private static Value keys(Context context, Value[] arguments) {
        ObjectValue object = Operands.object(arguments[0], 1);
        context.spend(object.size());
        return object.keys();
    }

    private static Value chosen(Context context, Value[] arguments, boolean keep) {
        ObjectValue object = Operands.object(arguments[0], 1);
        SetValue keys = keySet(arguments[1]);
        context.spend((long) object.size() + keys.size());
        ObjectValue.Builder chosen = ObjectValue.builder();
        for (int i = 0; i < object.size(); i++) {
            if (keys.has(object.keyAt(i)) == keep) {
                chosen.put(object.keyAt(i), object.valueAt(i));
            }
        }
        return chosen.build();
    }

    private static SetValue keySet(Value keys) {
        return switch (keys) {
            case ArrayValue array -> SetValue.of(array.asList());
            case SetValue set -> set;
            case ObjectValue object -> object.keys();
            default -> throw Operands.wrong(2, keys, "object", "set", "array");
        };
    }

    private static Value union(Context context, Value[] arguments) {
        ObjectValue base = Operands.object(arguments[0], 1);
        ObjectValue update = Operands.object(arguments[1], 2);
        return merged(context, base, update);
    }

    /** Objects are merged key by key, at every depth; anything else is taken from the update. */
    private static ObjectValue merged(Context context, ObjectValue base, ObjectValue update) {
        if (base.size() == 0 || update.size() == 0) {
            return base.size() == 0 ? update : base;
        }
        context.spend((long) base.size() + update.size());
        ObjectValue.Builder merged = base.toBuilder();
        for (int i = 0; i < update.size(); i++) {
            Value key = update.keyAt(i);
            Value value = update.valueAt(i);
            merged.put(
                    key,
                    base.get(key) instanceof ObjectValue before && value instanceof ObjectValue after
                            ? merged(context, before, after)
                            : value);
        }
        return merged.build();
    }

    private static Value unionAll(Context context, Value[] arguments) {
        ArrayValue objects = Operands.array(arguments[0], 1);
        for (Value element : objects) {
            if (!(element instanceof ObjectValue)) {
                throw Operands.wrongElement(1, objects, element, "object");
            }
        }
        ObjectValue.Builder all = ObjectValue.builder();
        for (Value element : objects) {
            ObjectValue update = (ObjectValue) element;
            context.spend(update.size());
            for (int i = 0; i < update.size(); i++) {
                Value key = update.keyAt(i);
                Value value = update.valueAt(i);
                all.put(
                        key,
                        all.get(key) instanceof ObjectValue before && value instanceof ObjectValue after
                                ? merged(context, before, after)
                                : value);
            }
        }
        return all.build();
    }
}
