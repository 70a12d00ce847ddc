package dev.assay.rego.builtin.jsonschema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where in a document something stands: the names and indices that lead there. */
record Place(@Nullable Place above, String name) {
    static final Place ROOT = new Place(null, "(Root)");

    Place {
        Objects.requireNonNull(name, "name is null");
    }

    Place at(String below) {
        return new Place(this, below);
    }

    /** The place in messages: without the root's name unless it is the root. */
    String shown() {
        return above == null || above.above == null ? name : above.shown() + "." + name;
    }
}
