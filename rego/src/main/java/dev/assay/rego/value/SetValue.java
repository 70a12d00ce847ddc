package dev.assay.rego.value;

import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A set: looked up by hash, walked in Rego's order, which is worked out when it is first asked for. */
public final class SetValue extends Value implements Iterable<Value> {
    public static final SetValue EMPTY = new Builder(0).build();

    private final ValueTable table;
    private volatile Value @Nullable [] sorted;
    private int hash;

    private SetValue(ValueTable table) {
        this.table = table;
    }

    public static Builder builder() {
        return new Builder(8);
    }

    public static Builder builder(int expected) {
        return new Builder(expected);
    }

    public static SetValue of(Value... elements) {
        Builder builder = new Builder(elements.length);
        for (Value element : elements) {
            builder.add(element);
        }
        return builder.build();
    }

    public static SetValue of(Collection<? extends Value> elements) {
        Builder builder = new Builder(elements.size());
        elements.forEach(builder::add);
        return builder.build();
    }

    public boolean has(Value element) {
        return table.find(element) >= 0;
    }

    /** The element at a position in Rego's order, from 0 to {@code size() - 1}. */
    public Value at(int position) {
        return sorted()[position];
    }

    /** A builder that begins with these elements. */
    public Builder toBuilder() {
        Builder builder = new Builder(size() + 1);
        for (int i = 0; i < table.size; i++) {
            builder.add(table.keys[i]);
        }
        return builder;
    }

    private Value[] sorted() {
        Value[] known = sorted;
        if (known == null) {
            int[] order = table.order();
            if (order == null) {
                known = table.keys;
            } else {
                known = new Value[order.length];
                for (int i = 0; i < order.length; i++) {
                    known[i] = table.keys[order[i]];
                }
            }
            sorted = known;
        }
        return known;
    }

    @Override
    public Kind kind() {
        return Kind.SET;
    }

    @Override
    public int size() {
        return table.size;
    }

    /** The elements in Rego's order. */
    @Override
    public Iterator<Value> iterator() {
        Value[] elements = sorted();
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < table.size;
            }

            @Override
            public Value next() {
                if (next >= table.size) {
                    throw new NoSuchElementException();
                }
                return elements[next++];
            }
        };
    }

    @Override
    int compareSame(Value other) {
        SetValue that = (SetValue) other;
        int shorter = Math.min(size(), that.size());
        for (int i = 0; i < shorter; i++) {
            int order = at(i).compareTo(that.at(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(size(), that.size());
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof SetValue that) || size() != that.size() || hashCode() != that.hashCode()) {
            return false;
        }
        for (int i = 0; i < table.size; i++) {
            if (!that.has(table.keys[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            int sum = 17;
            for (int i = 0; i < table.size; i++) {
                sum += table.keys[i].hashCode();
            }
            hash = sum;
        }
        return hash;
    }

    /** Collects elements. One thread; builds once. */
    public static final class Builder {
        private @Nullable ValueTable table;

        private Builder(int expected) {
            table = new ValueTable(expected);
        }

        /** Adds an element; answers whether it was new. */
        public boolean add(Value element) {
            ValueTable open = open();
            if (open.find(element) >= 0) {
                return false;
            }
            open.add(element);
            return true;
        }

        public boolean has(Value element) {
            return open().find(element) >= 0;
        }

        public int size() {
            return open().size;
        }

        public SetValue build() {
            ValueTable done = open();
            table = null;
            return new SetValue(done);
        }

        private ValueTable open() {
            ValueTable open = table;
            if (open == null) {
                throw new IllegalStateException("this builder has built its set");
            }
            return open;
        }
    }
}
