package dev.assay.rego.builtin.graphql;

/** The kinds of value, with the numbers that documents have for them. */
enum ValueKind {
    VARIABLE(0),
    INT(1),
    FLOAT(2),
    STRING(3),
    BLOCK(4),
    BOOLEAN(5),
    NULL(6),
    ENUM(7),
    LIST(8),
    OBJECT(9);

    private final int number;

    ValueKind(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The kind of a number; a number of none is taken for a variable's, which any rule passes over. */
    static ValueKind of(long number) {
        for (ValueKind kind : values()) {
            if (kind.number == number) {
                return kind;
            }
        }
        return VARIABLE;
    }
}
