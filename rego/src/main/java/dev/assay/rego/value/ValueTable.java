package dev.assay.rego.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys in the order of their arrival with an open-addressing index beside them; the index is made only from
 * {@link #INDEX_FROM} keys on, below that a plain look along the keys is faster. Grows; its owner freezes it by keeping
 * it to itself.
 */
final class ValueTable {
    private static final int INDEX_FROM = 9;
    private static final int SMALLEST = 4;

    Value[] keys;
    int size;
    private int @Nullable [] index;

    ValueTable(int expected) {
        keys = new Value[Math.max(SMALLEST, expected)];
    }

    /** The position of a key, or -1. */
    int find(Value key) {
        int[] slots = index;
        if (slots == null) {
            int hash = key.hashCode();
            for (int i = 0; i < size; i++) {
                if (keys[i].hashCode() == hash && keys[i].equals(key)) {
                    return i;
                }
            }
            return -1;
        }
        int mask = slots.length - 1;
        for (int at = spread(key.hashCode()) & mask; ; at = (at + 1) & mask) {
            int position = slots[at] - 1;
            if (position < 0) {
                return -1;
            }
            Value found = keys[position];
            if (found.equals(key)) {
                return position;
            }
        }
    }

    /** Adds a key that {@link #find} did not find; returns its position. */
    int add(Value key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = key;
        if (index != null && size * 2 <= index.length) {
            place(index, key, size);
        } else if (size >= INDEX_FROM) {
            rebuild();
        }
        return size - 1;
    }

    private void rebuild() {
        int[] slots = new int[Integer.highestOneBit(size) * 4];
        for (int i = 0; i < size; i++) {
            place(slots, keys[i], i + 1);
        }
        index = slots;
    }

    private static void place(int[] slots, Value key, int position) {
        int mask = slots.length - 1;
        int at = spread(key.hashCode()) & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = position;
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 16);
    }

    /** The positions of the keys in Rego's order, or null when the keys lie so already. */
    int @Nullable [] order() {
        boolean sorted = true;
        for (int i = 1; i < size && sorted; i++) {
            sorted = keys[i - 1].compareTo(keys[i]) < 0;
        }
        if (sorted) {
            return null;
        }
        Integer[] positions = new Integer[size];
        for (int i = 0; i < size; i++) {
            positions[i] = i;
        }
        Arrays.sort(positions, (a, b) -> keys[a].compareTo(keys[b]));
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = positions[i];
        }
        return order;
    }
}
