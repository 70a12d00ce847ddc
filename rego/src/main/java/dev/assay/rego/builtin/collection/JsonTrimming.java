package dev.assay.rego.builtin.collection;

import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents without what paths lead to, or with nothing else. */
public final class JsonTrimming {
    private static final String SIGNATURE =
            "(object[any: any], any<array[any<string, array[any]>], set[any<string, array[any]>]>) -> object[any: any]";

    private JsonTrimming() {}

    public static List<Builtin> builtins() {
        return List.of(
                Builtin.pure("json.filter", SIGNATURE, JsonTrimming::filter),
                Builtin.pure("json.remove", SIGNATURE, JsonTrimming::remove),
                Builtin.pure(
                        "json.patch",
                        "(any, array[object<op: string, path: any>[any: any]]) -> any",
                        JsonPatch::patch));
    }

    private static Value filter(Context context, Value[] arguments) {
        ObjectValue object = Operands.object(arguments[0], 1);
        return kept(context, object, JsonPaths.tree(arguments[1]));
    }

    private static Value kept(Context context, Value value, Value tree) {
        if (!(tree instanceof ObjectValue branches)) {
            return value;
        }
        context.spend(value.size() + 1L);
        return switch (value) {
            case ObjectValue object -> {
                ObjectValue.Builder kept = ObjectValue.builder();
                for (int i = 0; i < object.size(); i++) {
                    Value branch = branches.get(object.keyAt(i));
                    if (branch != null) {
                        kept.put(object.keyAt(i), kept(context, object.valueAt(i), branch));
                    }
                }
                yield kept.build();
            }
            case ArrayValue array -> {
                List<Value> kept = new ArrayList<>();
                for (int i = 0; i < array.size(); i++) {
                    Value branch = branches.get(index(i));
                    if (branch != null) {
                        kept.add(kept(context, array.get(i), branch));
                    }
                }
                yield ArrayValue.of(kept);
            }
            case SetValue set -> {
                SetValue.Builder kept = SetValue.builder();
                for (Value element : set) {
                    Value branch = branches.get(element);
                    if (branch != null) {
                        kept.add(kept(context, element, branch));
                    }
                }
                yield kept.build();
            }
            default -> value;
        };
    }

    private static @Nullable Value remove(Context context, Value[] arguments) {
        ObjectValue object = Operands.object(arguments[0], 1);
        return rest(context, object, JsonPaths.tree(arguments[1]));
    }

    /** What is left of a value, or null when nothing is. */
    private static @Nullable Value rest(Context context, Value value, @Nullable Value tree) {
        if (tree instanceof NullValue) {
            return null;
        }
        if (!(tree instanceof ObjectValue branches)) {
            return value;
        }
        context.spend(value.size() + 1L);
        return switch (value) {
            case ObjectValue object -> {
                ObjectValue.Builder rest = ObjectValue.builder(object.size());
                for (int i = 0; i < object.size(); i++) {
                    Value left = rest(context, object.valueAt(i), branches.get(object.keyAt(i)));
                    if (left != null) {
                        rest.put(object.keyAt(i), left);
                    }
                }
                yield rest.build();
            }
            case ArrayValue array -> {
                List<Value> rest = new ArrayList<>(array.size());
                for (int i = 0; i < array.size(); i++) {
                    Value left = rest(context, array.get(i), branches.get(index(i)));
                    if (left != null) {
                        rest.add(left);
                    }
                }
                yield ArrayValue.of(rest);
            }
            case SetValue set -> {
                SetValue.Builder rest = SetValue.builder(set.size());
                for (Value element : set) {
                    Value left = rest(context, element, branches.get(element));
                    if (left != null) {
                        rest.add(left);
                    }
                }
                yield rest.build();
            }
            default -> value;
        };
    }

    /** The key of an array's element in a tree of paths: OPA writes it as a string, also where paths are arrays. */
    private static Value index(int position) {
        return StringValue.of(Integer.toString(position));
    }
}
