package dev.assay.rego.builtin.graphql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where something stands: lines and columns from 1, columns in code points. */
record Position(String file, int line, int column) {
    static final String INPUT = "input";

    Position {
        Objects.requireNonNull(file, "file is null");
    }

    /** What a message begins with. */
    static String prefix(@Nullable Position position) {
        return position == null ? INPUT + ": " : position.file + ":" + position.line + ":" + position.column + ": ";
    }
}
