package dev.assay.rego.type;

import java.util.Objects;

/**
 * A set.
 *
 * @param elements the type of its elements; unknown for a set that has none
 */
public record SetType(Type elements) implements Type {
    public SetType {
        Objects.requireNonNull(elements, "elements is null");
    }

    @Override
    public String toString() {
        return elements.isUnknown() ? "set" : "set[" + elements + "]";
    }
}
