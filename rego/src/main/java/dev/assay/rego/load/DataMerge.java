package dev.assay.rego.load;

import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts documents together to one tree. One thread. */
final class DataMerge {
    private ObjectValue data = ObjectValue.EMPTY;

    ObjectValue data() {
        return data;
    }

    /** Adds a document below some keys; answers the place where it contradicts what is there, or null. */
    @Nullable
    String add(List<String> keys, Value document) {
        Value whole = document;
        for (String key : keys.reversed()) {
            whole = ObjectValue.builder(1).put(key, whole).build();
        }
        if (!(whole instanceof ObjectValue object)) {
            return "data";
        }
        String conflict = conflict(data, object, "data");
        if (conflict == null) {
            data = merged(data, object);
        }
        return conflict;
    }

    private static @Nullable String conflict(ObjectValue one, ObjectValue other, String place) {
        for (int i = 0; i < other.size(); i++) {
            Value known = one.get(other.keyAt(i));
            if (known != null) {
                String below = place + "." + text(other.keyAt(i));
                if (!(known instanceof ObjectValue a) || !(other.valueAt(i) instanceof ObjectValue b)) {
                    return below;
                }
                String deeper = conflict(a, b, below);
                if (deeper != null) {
                    return deeper;
                }
            }
        }
        return null;
    }

    private static String text(Value key) {
        return key instanceof StringValue string ? string.value() : key.toString();
    }

    private static ObjectValue merged(ObjectValue one, ObjectValue other) {
        ObjectValue.Builder both = one.toBuilder();
        for (int i = 0; i < other.size(); i++) {
            Value key = other.keyAt(i);
            both.put(
                    key,
                    one.get(key) instanceof ObjectValue a && other.valueAt(i) instanceof ObjectValue b
                            ? merged(a, b)
                            : other.valueAt(i));
        }
        return both.build();
    }
}
