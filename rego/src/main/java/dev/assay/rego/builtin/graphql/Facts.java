package dev.assay.rego.builtin.graphql;

import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ObjectValue;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the walk finds out about the nodes of a query, by identity. One validation, one thread. */
final class Facts {
    private final Context context;
    private final Schema schema;
    private final Document query;
    private final StringBuilder problems = new StringBuilder();
    private final IdentityHashMap<ObjectValue, ObjectValue> definitions = new IdentityHashMap<>();
    private final IdentityHashMap<ObjectValue, Definition> parents = new IdentityHashMap<>();
    private final IdentityHashMap<ObjectValue, String> locations = new IdentityHashMap<>();
    private final IdentityHashMap<ObjectValue, Expectation> expectations = new IdentityHashMap<>();
    private final Set<ObjectValue> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable ObjectValue operation;

    Facts(Context context, Schema schema, Document query) {
        this.context = context;
        this.schema = schema;
        this.query = query;
    }

    /**
     * What is expected where a value stands.
     *
     * @param definition what the type's name means, null for an unknown type
     * @param hasDefault whether leaving the value out is allowed in spite of the type
     */
    record Expectation(TypeReference type, @Nullable Definition definition, boolean hasDefault) {
        Expectation {
            Objects.requireNonNull(type, "type is null");
        }
    }

    void spend(long steps) {
        context.spend(steps);
    }

    Schema schema() {
        return schema;
    }

    List<ObjectValue> operations() {
        return Tree.list(query.root(), "Operations");
    }

    List<ObjectValue> fragments() {
        return Tree.list(query.root(), "Fragments");
    }

    @Nullable
    Position position(ObjectValue node) {
        return query.position(node);
    }

    /** The operation that is being walked; null within the fragments. */
    @Nullable
    ObjectValue operation() {
        return operation;
    }

    void enter(@Nullable ObjectValue entered) {
        operation = entered;
    }

    /** What a field, directive, spread or variable in a value refers to. */
    @Nullable
    ObjectValue definition(ObjectValue node) {
        return definitions.get(node);
    }

    void define(ObjectValue node, @Nullable ObjectValue definition) {
        if (definition == null) {
            definitions.remove(node);
        } else {
            definitions.put(node, definition);
        }
    }

    /** The type in whose selections a node stands. */
    @Nullable
    Definition parent(ObjectValue node) {
        return parents.get(node);
    }

    void place(ObjectValue node, @Nullable Definition parent) {
        if (parent == null) {
            parents.remove(node);
        } else {
            parents.put(node, parent);
        }
    }

    String location(ObjectValue directive) {
        return locations.getOrDefault(directive, "");
    }

    void locate(ObjectValue directive, String location) {
        locations.put(directive, location);
    }

    @Nullable
    Expectation expectation(ObjectValue value) {
        return expectations.get(value);
    }

    void expect(ObjectValue value, Expectation expectation) {
        expectations.put(value, expectation);
    }

    boolean isUsed(ObjectValue variable) {
        return used.contains(variable);
    }

    void use(ObjectValue variable) {
        used.add(variable);
    }

    void problem(ObjectValue at, String message) {
        problem(position(at), message);
    }

    void problem(@Nullable Position at, String message) {
        context.allocate(2L * message.length());
        problems.append(Position.prefix(at)).append(message).append('\n');
    }

    /** All problems, each in a line; empty if there are none. */
    String problems() {
        return problems.toString();
    }
}
