package dev.assay.rego.value;

/** A string of Unicode text. Ordered as its UTF-8 bytes are, which is the order of code points. */
public final class StringValue extends Value {
    public static final StringValue EMPTY = new StringValue("");

    private final String value;

    private StringValue(String value) {
        this.value = value;
    }

    public static StringValue of(String value) {
        return value.isEmpty() ? EMPTY : new StringValue(value);
    }

    public String value() {
        return value;
    }

    @Override
    public Kind kind() {
        return Kind.STRING;
    }

    /** The number of code points. */
    @Override
    public int size() {
        return value.codePointCount(0, value.length());
    }

    @Override
    int compareSame(Value other) {
        return compare(value, ((StringValue) other).value);
    }

    /** Compares by code points: differs from {@link String#compareTo} only beyond the basic plane. */
    public static int compare(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char mine = one.charAt(i);
            char others = other.charAt(i);
            if (mine != others) {
                boolean mineIsHigh = Character.isSurrogate(mine);
                if (mineIsHigh != Character.isSurrogate(others)) {
                    return mineIsHigh ? 1 : -1;
                }
                return Character.compare(mine, others);
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof StringValue that && value.equals(that.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
