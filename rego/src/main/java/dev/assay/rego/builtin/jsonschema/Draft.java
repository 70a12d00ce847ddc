package dev.assay.rego.builtin.jsonschema;

import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;

/** The versions of JSON Schema that are understood; mixed is what a schema without a version is read as. */
enum Draft {
    DRAFT4(4),
    DRAFT6(6),
    DRAFT7(7),
    MIXED(Integer.MAX_VALUE);

    private static final String BEGIN = "http://json-schema.org/draft-0";
    private static final String END = "/schema";

    private final int number;

    Draft(int number) {
        this.number = number;
    }

    boolean isAtLeast(Draft other) {
        return number >= other.number;
    }

    /** The version that a schema names; mixed if it names none that is known. */
    static Draft of(Value schema) throws SchemaException {
        Value named = schema instanceof ObjectValue object ? object.get("$schema") : null;
        if (named == null) {
            return MIXED;
        }
        if (!(named instanceof StringValue text)) {
            throw new SchemaException("$schema must be of type string");
        }
        String address = text.value().endsWith("#")
                ? text.value().substring(0, text.value().length() - 1)
                : text.value();
        for (Draft draft : values()) {
            if (address.equals(BEGIN + draft.number + END)) {
                return draft;
            }
        }
        return MIXED;
    }
}
