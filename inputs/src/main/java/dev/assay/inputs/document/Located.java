package dev.assay.inputs.document;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value with its position and, for a list or an object, the positions of what is in it.
 *
 * @param value the value: a map, list, text, boolean, number or null
 * @param mark its position, as {@link Characters#mark()} gives it
 * @param place positions inside of it, or null for a scalar
 */
public record Located(
        @Nullable Object value, long mark, @Nullable Place place) {

    /** Checks that a list or an object comes with the positions of its parts. */
    public Located {
        int size = value instanceof Map<?, ?> map ? map.size() : value instanceof Collection<?> list ? list.size() : 0;
        if (place != null && place.size() != size) {
            throw new IllegalArgumentException("positions of " + place.size() + " parts for a value of " + size);
        }
    }

    /**
     * One element of a list, with its position.
     *
     * @throws IllegalStateException when the value is no list
     */
    public Located element(int index) {
        if (!(value instanceof List<?> list)) {
            throw new IllegalStateException("not a list");
        }
        return new Located(
                list.get(index),
                place == null ? mark : place.valueMark(index),
                place == null ? null : place.child(index));
    }

    /** A text, boolean, number or null. */
    public static Located scalar(@Nullable Object value, long mark) {
        return new Located(value, mark, null);
    }
}
