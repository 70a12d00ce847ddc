package dev.assay.rego.value;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object: keys of any kind to values. Looked up by hash; walked in the order of its keys, which is worked out when
 * it
 * is first asked for.
 */
public final class ObjectValue extends Value {
    public static final ObjectValue EMPTY = new Builder(0).build();

    private final ValueTable table;
    private final Value[] values;
    private volatile @Nullable Sorted sorted;
    private int hash;

    private ObjectValue(ValueTable table, Value[] values) {
        this.table = table;
        this.values = values;
    }

    /** Keys and values in Rego's order of the keys. */
    private static final class Sorted {
        final Value[] keys;
        final Value[] values;

        Sorted(Value[] keys, Value[] values) {
            this.keys = keys;
            this.values = values;
        }
    }

    public static Builder builder() {
        return new Builder(8);
    }

    public static Builder builder(int expected) {
        return new Builder(expected);
    }

    public static ObjectValue of(Map<? extends Value, ? extends Value> entries) {
        Builder builder = new Builder(entries.size());
        entries.forEach(builder::put);
        return builder.build();
    }

    /** The value of a key, or null. */
    public @Nullable Value get(Value key) {
        int at = table.find(key);
        return at < 0 ? null : values[at];
    }

    /** The value of a key that is a string, or null. */
    public @Nullable Value get(String key) {
        return get(StringValue.of(key));
    }

    public boolean has(Value key) {
        return table.find(key) >= 0;
    }

    /** The key at a position in Rego's order, from 0 to {@code size() - 1}. */
    public Value keyAt(int position) {
        return sorted().keys[position];
    }

    /** The value of the key at a position in Rego's order. */
    public Value valueAt(int position) {
        return sorted().values[position];
    }

    /** The keys as a set. */
    public SetValue keys() {
        SetValue.Builder set = SetValue.builder(size());
        for (int i = 0; i < table.size; i++) {
            set.add(table.keys[i]);
        }
        return set.build();
    }

    /** A builder that begins with these entries. */
    public Builder toBuilder() {
        Builder builder = new Builder(size() + 1);
        for (int i = 0; i < table.size; i++) {
            builder.put(table.keys[i], values[i]);
        }
        return builder;
    }

    private Sorted sorted() {
        Sorted known = sorted;
        if (known == null) {
            int[] order = table.order();
            known = order == null ? new Sorted(table.keys, values) : sort(order);
            sorted = known;
        }
        return known;
    }

    private Sorted sort(int[] order) {
        Value[] keys = new Value[order.length];
        Value[] ofKeys = new Value[order.length];
        for (int i = 0; i < order.length; i++) {
            keys[i] = table.keys[order[i]];
            ofKeys[i] = values[order[i]];
        }
        return new Sorted(keys, ofKeys);
    }

    @Override
    public Kind kind() {
        return Kind.OBJECT;
    }

    @Override
    public int size() {
        return table.size;
    }

    /** Key by key in order, then value by value at the first keys that are equal, then size: as OPA does. */
    @Override
    int compareSame(Value other) {
        ObjectValue that = (ObjectValue) other;
        int shorter = Math.min(size(), that.size());
        for (int i = 0; i < shorter; i++) {
            int order = keyAt(i).compareTo(that.keyAt(i));
            if (order != 0) {
                return order;
            }
            order = valueAt(i).compareTo(that.valueAt(i));
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
        if (!(other instanceof ObjectValue that) || size() != that.size() || hashCode() != that.hashCode()) {
            return false;
        }
        for (int i = 0; i < table.size; i++) {
            Value others = that.get(table.keys[i]);
            if (others == null || !values[i].equals(others)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            int sum = 31;
            for (int i = 0; i < table.size; i++) {
                sum += table.keys[i].hashCode() * 31 ^ values[i].hashCode();
            }
            hash = sum;
        }
        return hash;
    }

    /** Collects entries; a later value of the same key takes the earlier one's place. One thread; builds once. */
    public static final class Builder {
        private @Nullable ValueTable table;
        private Value[] values;

        private Builder(int expected) {
            table = new ValueTable(expected);
            values = new Value[table.keys.length];
        }

        public Builder put(Value key, Value value) {
            ValueTable keys = open();
            int at = keys.find(key);
            if (at < 0) {
                at = keys.add(key);
                if (at == values.length) {
                    values = Arrays.copyOf(values, keys.keys.length);
                }
            }
            values[at] = value;
            return this;
        }

        public Builder put(String key, Value value) {
            return put(StringValue.of(key), value);
        }

        /** The value that a key has so far, or null. */
        public @Nullable Value get(Value key) {
            ValueTable keys = open();
            int at = keys.find(key);
            return at < 0 ? null : values[at];
        }

        public int size() {
            return open().size;
        }

        public ObjectValue build() {
            ValueTable done = open();
            table = null;
            return new ObjectValue(done, values);
        }

        private ValueTable open() {
            ValueTable open = table;
            if (open == null) {
                throw new IllegalStateException("this builder has built its object");
            }
            return open;
        }
    }
}
