package dev.assay.rego.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array. */
public final class ArrayValue extends Value implements Iterable<Value> {
    public static final ArrayValue EMPTY = new ArrayValue(new Value[0]);

    private final Value[] elements;
    private int hash;

    private ArrayValue(Value[] elements) {
        this.elements = elements;
    }

    public static ArrayValue of(Value... elements) {
        return elements.length == 0 ? EMPTY : new ArrayValue(elements.clone());
    }

    public static ArrayValue of(Collection<? extends Value> elements) {
        return elements.isEmpty() ? EMPTY : new ArrayValue(elements.toArray(Value[]::new));
    }

    /** Takes the array over without a copy: the caller must never change it again. */
    public static ArrayValue owning(Value[] elements) {
        return elements.length == 0 ? EMPTY : new ArrayValue(elements);
    }

    /** The element at an index from 0 to {@code size() - 1}. */
    public Value get(int index) {
        return elements[index];
    }

    /** The element that a key means: null unless the key is a whole number within the array. */
    public @Nullable Value at(Value key) {
        if (key instanceof NumberValue number && number.fitsLong()) {
            long index = number.asLong();
            return index >= 0 && index < elements.length ? elements[(int) index] : null;
        }
        return null;
    }

    @Override
    public Kind kind() {
        return Kind.ARRAY;
    }

    @Override
    public int size() {
        return elements.length;
    }

    public List<Value> asList() {
        return List.of(elements);
    }

    @Override
    public Iterator<Value> iterator() {
        return Arrays.asList(elements).iterator();
    }

    @Override
    int compareSame(Value other) {
        return compare(elements, ((ArrayValue) other).elements);
    }

    static int compare(Value[] mine, Value[] others) {
        int shorter = Math.min(mine.length, others.length);
        for (int i = 0; i < shorter; i++) {
            int order = mine[i].compareTo(others[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(mine.length, others.length);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof ArrayValue that
                        && hashCode() == that.hashCode()
                        && Arrays.equals(elements, that.elements));
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(elements);
        }
        return hash;
    }
}
