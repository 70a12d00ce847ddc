package dev.assay.rego.value;

/** The kinds of values, in Rego's order. */
public enum Kind {
    NULL("null"),
    BOOLEAN("boolean"),
    NUMBER("number"),
    STRING("string"),
    ARRAY("array"),
    OBJECT("object"),
    SET("set");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The word that Rego's {@code type_name} answers. */
    public String word() {
        return word;
    }
}
