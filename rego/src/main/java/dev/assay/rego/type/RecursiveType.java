package dev.assay.rego.type;

import java.util.Objects;

/** A type of a schema that contains itself. Closed once, while the schema is read; then never changed. */
public final class RecursiveType implements Type {
    private final String name;
    private Type definition = UnknownType.UNKNOWN;

    /**
     * A type that is not closed yet.
     *
     * @param name the {@code $ref} that leads back to it
     */
    RecursiveType(String name) {
        this.name = Objects.requireNonNull(name, "name is null");
    }

    void close(Type type) {
        if (!definition.isUnknown()) {
            throw new IllegalStateException(name + " has a definition");
        }
        definition = type;
    }

    /** What the name stands for. */
    public Type definition() {
        return definition;
    }

    @Override
    public String toString() {
        return "recursive(" + name + ")";
    }
}
