package dev.assay.rego.builtin.collection;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A value that is edited at paths. Each edit makes the containers on its path anew and shares all the rest. */
final class Document {
    private final Context context;
    private @Nullable Value root;

    Document(Context context, Value root) {
        this.context = context;
        this.root = root;
    }

    /** The value as it is now, null when the whole of it was removed. */
    @Nullable
    Value value() {
        return root;
    }

    Value at(List<Value> path) {
        Value at = present();
        for (Value key : path) {
            at = child(at, key);
        }
        return at;
    }

    void insert(List<Value> path, Value value) {
        if (path.isEmpty()) {
            root = value;
        } else {
            root = edited(present(), path, 0, container -> inserted(container, path.getLast(), value));
        }
    }

    void delete(List<Value> path) {
        if (path.isEmpty()) {
            present();
            root = null;
        } else {
            root = edited(present(), path, 0, container -> without(container, path.getLast()));
        }
    }

    private Value present() {
        Value present = root;
        if (present == null) {
            throw BuiltinException.error("nil value encountered where composite value was expected");
        }
        return present;
    }

    private Value edited(Value container, List<Value> path, int depth, UnaryOperator<Value> edit) {
        context.spend(container.size() + 1L);
        if (depth == path.size() - 1) {
            return edit.apply(container);
        }
        Value key = path.get(depth);
        Value before = child(container, key);
        Value after = edited(before, path, depth + 1, edit);
        return switch (container) {
            case ObjectValue object -> object.toBuilder().put(key, after).build();
            case ArrayValue array -> {
                List<Value> elements = new ArrayList<>(array.asList());
                elements.set(index(array, key), after);
                yield ArrayValue.of(elements);
            }
            case SetValue set -> {
                SetValue.Builder elements = rest(set, before);
                elements.add(after);
                yield elements.build();
            }
            default -> throw noContainer(container);
        };
    }

    private static Value child(Value container, Value key) {
        Value child = switch (container) {
            case ObjectValue object -> object.get(key);
            case ArrayValue array -> {
                int index = index(array, key);
                yield index >= 0 && index < array.size() ? array.get(index) : null;
            }
            case SetValue set -> set.has(key) ? key : null;
            default -> throw noContainer(container);
        };
        if (child == null) {
            throw BuiltinException.error(
                    "path " + key + " does not exist in " + container.kind().word() + " term " + container);
        }
        return child;
    }

    private static Value inserted(Value container, Value key, Value value) {
        return switch (container) {
            case ObjectValue object -> object.toBuilder().put(key, value).build();
            case SetValue set -> {
                if (!key.equals(value)) {
                    throw BuiltinException.error("set key " + key + " does not equal value to be inserted " + value);
                }
                SetValue.Builder elements = set.toBuilder();
                elements.add(value);
                yield elements.build();
            }
            case ArrayValue array -> {
                int index = index(array, key);
                if (index < 0 || index > array.size()) {
                    throw BuiltinException.error("index for array insertion out of bounds");
                }
                List<Value> elements = new ArrayList<>(array.asList());
                elements.add(index, value);
                yield ArrayValue.of(elements);
            }
            default -> throw noContainer(container);
        };
    }

    private static Value without(Value container, Value key) {
        return switch (container) {
            case ObjectValue object -> {
                requirePresent(object.has(key), key);
                ObjectValue.Builder rest = ObjectValue.builder(object.size());
                for (int i = 0; i < object.size(); i++) {
                    if (!object.keyAt(i).equals(key)) {
                        rest.put(object.keyAt(i), object.valueAt(i));
                    }
                }
                yield rest.build();
            }
            case SetValue set -> {
                requirePresent(set.has(key), key);
                yield rest(set, key).build();
            }
            case ArrayValue array -> {
                int index = index(array, key);
                if (index < 0 || index >= array.size()) {
                    throw BuiltinException.error("index for array delete out of bounds");
                }
                List<Value> elements = new ArrayList<>(array.asList());
                elements.remove(index);
                yield ArrayValue.of(elements);
            }
            default -> throw noContainer(container);
        };
    }

    private static void requirePresent(boolean present, Value key) {
        if (!present) {
            throw BuiltinException.error("cannot delete child key " + key + " that does not exist");
        }
    }

    private static SetValue.Builder rest(SetValue set, Value without) {
        SetValue.Builder rest = SetValue.builder(set.size());
        for (Value element : set) {
            if (!element.equals(without)) {
                rest.add(element);
            }
        }
        return rest;
    }

    /** The position that a key means; a dash is the place after the last element. May be out of bounds. */
    private static int index(ArrayValue array, Value key) {
        return switch (key) {
            case NumberValue number when number.fitsLong() -> Math.clamp(number.asLong(), -1, Integer.MAX_VALUE);
            case NumberValue _ -> throw BuiltinException.error("invalid number type for indexing");
            case StringValue text -> index(array, text.value());
            default -> throw BuiltinException.error("invalid type for indexing");
        };
    }

    private static int index(ArrayValue array, String text) {
        if (text.equals("-")) {
            return array.size();
        }
        if (!text.matches("[+-]?[0-9]{1,18}")) {
            throw BuiltinException.error("invalid string for indexing");
        }
        if (text.startsWith("0") && text.length() > 1) {
            throw BuiltinException.error("leading zeros are not allowed in JSON paths");
        }
        return Math.clamp(Long.parseLong(text), -1, Integer.MAX_VALUE);
    }

    private static BuiltinException noContainer(Value value) {
        return BuiltinException.error("expected composite type, found value: " + value);
    }
}
