package dev.assay.rego.builtin.jsonschema;

import java.io.Serial;

/** A schema is none. Without a stack trace: an ordinary outcome. */
final class SchemaException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    SchemaException(String message) {
        super(message, null, false, false);
    }

    /** An entry of a schema is not of the type that it must be of. */
    static SchemaException type(String expected, String given) {
        return new SchemaException("Invalid type. Expected: " + expected + ", given: " + given);
    }

    static SchemaException mustBe(String key, String type) {
        return new SchemaException(key + " must be of " + (type.matches("[aeiou].*") ? "an " : "a ") + type);
    }

    /** The message. */
    String text() {
        return String.valueOf(getMessage());
    }
}
