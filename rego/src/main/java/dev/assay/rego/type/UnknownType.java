package dev.assay.rego.type;

/** The type of a variable that nothing was inferred for yet, and the result of a function that gives none. */
public enum UnknownType implements Type {
    UNKNOWN;

    @Override
    public boolean isUnknown() {
        return true;
    }

    @Override
    public String toString() {
        return "???";
    }
}
