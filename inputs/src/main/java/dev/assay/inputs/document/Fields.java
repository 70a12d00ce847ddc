package dev.assay.inputs.document;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds an object with the positions of its keys and values. A key that comes again replaces the earlier value. */
public final class Fields {
    private static final int FIRST_SIZE = 4;

    private final Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(FIRST_SIZE);
    private long[] keys = new long[FIRST_SIZE];
    private long[] values = new long[FIRST_SIZE];
    private @Nullable Place @Nullable [] children;

    /** Whether the key is there already. */
    public boolean has(String key) {
        return map.containsKey(key);
    }

    /** The value of a key, with its positions, or null when it is not there. */
    public @Nullable Located get(String key) {
        if (!map.containsKey(key)) {
            return null;
        }
        int index = indexOf(key);
        return new Located(map.get(key), values[index], children == null ? null : children[index]);
    }

    /** How many keys there are. */
    public int size() {
        return map.size();
    }

    /** The keys in their order; a view. */
    public Iterable<String> keys() {
        return Collections.unmodifiableSet(map.keySet());
    }

    /** Where a key was first written; 0 when it is not there. */
    public long keyMark(String key) {
        return map.containsKey(key) ? keys[indexOf(key)] : 0;
    }

    /** Adds a key, or replaces its value. */
    public void put(String key, long keyMark, Located value) {
        put(key, keyMark, value.value(), value.mark(), value.place());
    }

    /** Adds a key, or replaces its value. */
    public void put(String key, long keyMark, @Nullable Object value, long valueMark, @Nullable Place place) {
        int before = map.size();
        map.put(key, value);
        int index = before < map.size() ? before : indexOf(key);
        if (index == keys.length) {
            keys = Arrays.copyOf(keys, index * 2);
            values = Arrays.copyOf(values, index * 2);
            if (children != null) {
                children = Arrays.copyOf(children, index * 2);
            }
        }
        keys[index] = keyMark;
        values[index] = valueMark;
        if (place != null || children != null) {
            if (children == null) {
                children = new Place[keys.length];
            }
            children[index] = place;
        }
    }

    /** Adds all keys of an object, or replaces their values. */
    public void putAll(Located object) {
        if (!(object.value() instanceof Map<?, ?> other)) {
            throw new IllegalArgumentException("not an object");
        }
        Place place = object.place();
        int index = 0;
        for (Map.Entry<?, ?> entry : other.entrySet()) {
            long key = place == null ? object.mark() : place.keyMark(index);
            long value = place == null ? object.mark() : place.valueMark(index);
            put((String) entry.getKey(), key, entry.getValue(), value, place == null ? null : place.child(index));
            index++;
        }
    }

    private int indexOf(String key) {
        int index = 0;
        for (String other : map.keySet()) {
            if (other.equals(key)) {
                return index;
            }
            index++;
        }
        throw new IllegalStateException("no key " + key);
    }

    /** The object, which cannot be changed any more, at this position. */
    public Located at(long mark) {
        int size = map.size();
        Place place = new Place(
                Arrays.copyOf(values, size),
                Arrays.copyOf(keys, size),
                children == null ? null : Arrays.copyOf(children, size));
        return new Located(Collections.unmodifiableMap(map), mark, place);
    }
}
