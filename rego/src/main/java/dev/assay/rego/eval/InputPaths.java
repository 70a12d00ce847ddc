package dev.assay.rego.eval;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** Where the objects and arrays of an input stand in it. They are told apart by identity. */
final class InputPaths {
    private final @Nullable Value input;
    private @Nullable IdentityHashMap<Value, ArrayValue> paths;

    InputPaths(@Nullable Value input) {
        this.input = input;
    }

    /** The path of a part of the input; null for anything else. */
    @Nullable
    ArrayValue of(Value value) {
        if (paths == null) {
            paths = walk(input);
        }
        return paths.get(value);
    }

    private record Place(Value value, ArrayValue path) {}

    private static IdentityHashMap<Value, ArrayValue> walk(@Nullable Value input) {
        IdentityHashMap<Value, ArrayValue> paths = new IdentityHashMap<>();
        Deque<Place> open = new ArrayDeque<>();
        if (input != null) {
            open.push(new Place(input, ArrayValue.EMPTY));
        }
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (place.value.size() == 0 || paths.putIfAbsent(place.value, place.path) != null) {
                continue;
            }
            if (place.value instanceof ObjectValue object) {
                for (int i = 0; i < object.size(); i++) {
                    push(object.valueAt(i), place.path, object.keyAt(i), open);
                }
            } else if (place.value instanceof ArrayValue array) {
                for (int i = 0; i < array.size(); i++) {
                    push(array.get(i), place.path, NumberValue.of(i), open);
                }
            }
        }
        return paths;
    }

    private static void push(Value value, ArrayValue path, Value key, Deque<Place> open) {
        if (value instanceof ObjectValue || value instanceof ArrayValue) {
            Value[] longer = new Value[path.size() + 1];
            for (int i = 0; i < path.size(); i++) {
                longer[i] = path.get(i);
            }
            longer[path.size()] = key;
            open.push(new Place(value, ArrayValue.owning(longer)));
        }
    }
}
