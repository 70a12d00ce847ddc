package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parsed document: its tree, and beside it where the nodes stood. One handed in by a policy has no positions.
 *
 * @param positions by identity; never changed after parsing
 */
record Document(ObjectValue root, IdentityHashMap<ObjectValue, Position> positions) {
    Document {
        Objects.requireNonNull(root, "root is null");
        Objects.requireNonNull(positions, "positions is null");
    }

    static Document of(ObjectValue handedIn) throws GraphqlException {
        return new Document(Tree.copy(handedIn), new IdentityHashMap<>());
    }

    @Nullable
    Position position(ObjectValue node) {
        return positions.get(node);
    }
}
