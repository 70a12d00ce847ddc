package dev.assay.inputs.document;

import org.jspecify.annotations.Nullable;

/**
 * Positions of the parts of one list or object, in their order: packed numbers in arrays, so that a tree of positions
 * takes less room than the tree itself. Immutable once built.
 */
public final class Place {
    private final long[] values;
    private final long @Nullable [] keys;
    private final @Nullable Place @Nullable [] children;

    Place(long[] values, long @Nullable [] keys, @Nullable Place @Nullable [] children) {
        this.values = values;
        this.keys = keys;
        this.children = children;
    }

    int size() {
        return values.length;
    }

    long valueMark(int index) {
        return values[index];
    }

    /** Position of the key; of the value where there is no key. */
    long keyMark(int index) {
        return keys == null ? values[index] : keys[index];
    }

    @Nullable
    Place child(int index) {
        return children == null ? null : children[index];
    }
}
