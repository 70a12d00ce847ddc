package dev.assay.rego.type;

/** The types without parts. */
public enum ScalarType implements Type {
    NULL("null"),
    BOOLEAN("boolean"),
    NUMBER("number"),
    STRING("string");

    private final String word;

    ScalarType(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
