package dev.assay.rego.value;

/**
 * A ground value of Rego. Immutable, so shared by threads freely.
 *
 * <p>Values have one total order, across kinds as OPA's documentation has it: null, booleans, numbers, strings, arrays,
 * objects, sets. {@link #equals} agrees with {@link #compareTo}: numbers are equal by what they are worth, whatever
 * their text ({@code 1} and {@code 1.0}).
 */
public abstract sealed class Value implements Comparable<Value>
        permits NullValue, BooleanValue, NumberValue, StringValue, ArrayValue, ObjectValue, SetValue {

    Value() {}

    /** The kind, which is the first thing that the order looks at. */
    public abstract Kind kind();

    /** Whether Rego takes this for true: all but {@code false}. */
    public boolean truthy() {
        return true;
    }

    /** The number of elements, entries or, of a string, code points; 0 for a scalar. */
    public abstract int size();

    @Override
    public final int compareTo(Value other) {
        if (this == other) {
            return 0;
        }
        Kind mine = kind();
        Kind others = other.kind();
        return mine == others ? compareSame(other) : mine.compareTo(others);
    }

    /** Compares with a value of the same kind. */
    abstract int compareSame(Value other);

    @Override
    public abstract boolean equals(Object other);

    @Override
    public abstract int hashCode();

    /** The value as Rego writes it in messages: JSON, and {@code {1, 2}} or {@code set()} for sets. */
    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder();
        ValueText.append(this, text);
        return text.toString();
    }
}
