package dev.assay.rego.value;

/** Rego's null. */
public final class NullValue extends Value {
    /** The only one. */
    public static final NullValue NULL = new NullValue();

    private NullValue() {}

    @Override
    public Kind kind() {
        return Kind.NULL;
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    int compareSame(Value other) {
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return 7;
    }
}
