package dev.assay.inputs.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a list with the positions of its elements. */
public final class Items {
    private static final int FIRST_SIZE = 4;

    private final List<@Nullable Object> list = new ArrayList<>(FIRST_SIZE);
    private long[] values = new long[FIRST_SIZE];
    private @Nullable Place @Nullable [] children;

    /** Adds an element. */
    public void add(Located value) {
        add(value.value(), value.mark(), value.place());
    }

    /** Adds an element. */
    public void add(@Nullable Object value, long mark, @Nullable Place place) {
        int index = list.size();
        list.add(value);
        if (index == values.length) {
            values = Arrays.copyOf(values, index * 2);
            if (children != null) {
                children = Arrays.copyOf(children, index * 2);
            }
        }
        values[index] = mark;
        if (place != null) {
            if (children == null) {
                children = new Place[values.length];
            }
            children[index] = place;
        }
    }

    /** How many elements there are. */
    public int size() {
        return list.size();
    }

    /**
     * Position of the first element.
     *
     * @throws IllegalStateException when there is none
     */
    public long first() {
        if (list.isEmpty()) {
            throw new IllegalStateException("no elements");
        }
        return values[0];
    }

    /** The list, which cannot be changed any more, at this position. */
    public Located at(long mark) {
        int size = list.size();
        Place place =
                new Place(Arrays.copyOf(values, size), null, children == null ? null : Arrays.copyOf(children, size));
        return new Located(Collections.unmodifiableList(list), mark, place);
    }
}
