package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a schema defines, by name. Filled by {@link SchemaBuilder}, then only read. */
final class Schema {
    private final Map<String, Definition> types = new TreeMap<>();
    private final Map<String, ObjectValue> directives = new TreeMap<>();
    private final Map<String, List<Definition>> possible = new TreeMap<>();
    private final Map<String, Definition> roots = new TreeMap<>();
    private final IdentityHashMap<ObjectValue, Position> positions;

    Schema(IdentityHashMap<ObjectValue, Position> positions) {
        this.positions = positions;
    }

    @Nullable
    Position position(ObjectValue node) {
        return positions.get(node);
    }

    Map<String, Definition> types() {
        return types;
    }

    @Nullable
    Definition type(String name) {
        return types.get(name);
    }

    Map<String, ObjectValue> directives() {
        return directives;
    }

    @Nullable
    ObjectValue directive(String name) {
        return directives.get(name);
    }

    /** The types of object that a value of a type may be of. */
    List<Definition> possible(String type) {
        return possible.getOrDefault(type, List.of());
    }

    void addPossible(String type, Definition definition) {
        possible.computeIfAbsent(type, _ -> new ArrayList<>()).add(definition);
    }

    /** The type at which operations of a kind begin. */
    @Nullable
    Definition root(String operation) {
        return roots.get(operation);
    }

    void setRoot(String operation, Definition definition) {
        roots.put(operation, definition);
    }
}
