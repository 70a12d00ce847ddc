package dev.assay.rego.builtin.graphql;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A document cannot be parsed, or a schema is not one. Without a stack trace: an ordinary outcome. */
final class GraphqlException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    GraphqlException(@Nullable Position position, String message) {
        super(Position.prefix(position) + message, null, false, false);
    }

    /** The message behind file and position. */
    String text() {
        return String.valueOf(getMessage());
    }
}
