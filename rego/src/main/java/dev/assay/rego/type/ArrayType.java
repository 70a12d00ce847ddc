package dev.assay.rego.type;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An array: elements known one by one, then any number of others.
 *
 * @param elements the types of the first elements, by position
 * @param others the type of the elements after those; unknown when there are none
 */
public record ArrayType(List<Type> elements, Type others) implements Type {
    public ArrayType {
        elements = List.copyOf(elements);
        Objects.requireNonNull(others, "others is null");
    }

    /** An array whose elements are all of one type. */
    public static ArrayType of(Type others) {
        return new ArrayType(List.of(), others);
    }

    /** The type of the element at a position, unknown beyond the end. */
    Type at(long position) {
        if (position < 0) {
            return UnknownType.UNKNOWN;
        }
        return position < elements.size() ? elements.get((int) position) : others;
    }

    @Override
    public String toString() {
        String known = elements.isEmpty()
                ? ""
                : elements.stream().map(Type::toString).collect(Collectors.joining(", ", "<", ">"));
        return "array" + known + (others.isUnknown() ? "" : "[" + others + "]");
    }
}
