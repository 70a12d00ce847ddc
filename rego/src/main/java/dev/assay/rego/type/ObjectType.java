package dev.assay.rego.type;

import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object: properties whose keys are known, and perhaps others.
 *
 * @param properties in the order of their keys
 * @param others what other keys and values there may be, or null for none
 */
public record ObjectType(
        List<Property> properties, @Nullable Others others) implements Type {
    private static final Comparator<Property> BY_KEY = Comparator.comparing(Property::key);

    public ObjectType {
        List<Property> sorted = new ArrayList<>(properties);
        sorted.sort(BY_KEY);
        properties = List.copyOf(sorted);
    }

    /** A property whose key is known; sets within the key are arrays, as JSON writes them. */
    public record Property(Value key, Type type) {
        public Property {
            Objects.requireNonNull(key, "key is null");
            Objects.requireNonNull(type, "type is null");
        }
    }

    /** The types of the keys that are not known, and of their values. */
    public record Others(Type keys, Type values) {
        public Others {
            Objects.requireNonNull(keys, "keys is null");
            Objects.requireNonNull(values, "values is null");
        }
    }

    /** An object of which only the types of keys and values are known. */
    public static ObjectType of(Type keys, Type values) {
        return new ObjectType(List.of(), new Others(keys, values));
    }

    /** The type of the values of keys that are not known; unknown when there are none. */
    Type otherValues() {
        return others == null ? UnknownType.UNKNOWN : others.values();
    }

    /** The type of the value of a key, unknown when there is no such key. */
    Type get(Value key) {
        Value json = JsonKeys.of(key);
        int low = 0;
        int high = properties.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = properties.get(middle).key().compareTo(json);
            if (order == 0) {
                return properties.get(middle).type();
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return others != null && Types.contains(others.keys(), Types.of(json)) ? others.values() : UnknownType.UNKNOWN;
    }

    boolean isEmpty() {
        return properties.isEmpty() && others == null;
    }

    @Override
    public String toString() {
        String known = properties.isEmpty()
                ? ""
                : properties.stream()
                        .map(property -> JsonKeys.text(property.key()) + ": " + property.type())
                        .collect(Collectors.joining(", ", "<", ">"));
        return "object" + known + (others == null ? "" : "[" + others.keys() + ": " + others.values() + "]");
    }
}
