package dev.assay.rego.type;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of several types.
 *
 * @param members in the order of types; none at all means every value
 */
public record AnyType(List<Type> members) implements Type {
    /** Every value. */
    public static final AnyType ANY = new AnyType(List.of());

    public AnyType {
        List<Type> sorted = new ArrayList<>(members);
        sorted.sort(TypeOrder.ORDER);
        members = List.copyOf(sorted);
    }

    public static AnyType of(Type... members) {
        return new AnyType(List.of(members));
    }

    /** Whether this is every value. */
    public boolean isEverything() {
        return members.isEmpty();
    }

    /** Whether a type is every value. */
    static boolean isEverything(Type type) {
        return type instanceof AnyType any && any.isEverything();
    }

    boolean has(Type type) {
        if (type instanceof FunctionType) {
            return false;
        }
        return isEverything() || members.stream().anyMatch(member -> TypeOrder.ORDER.compare(member, type) == 0);
    }

    /** This and another type as well. */
    AnyType or(Type type) {
        if (type instanceof AnyType other) {
            return union(other);
        }
        if (has(type)) {
            return this;
        }
        List<Type> more = new ArrayList<>(members);
        more.add(type);
        return new AnyType(more);
    }

    private AnyType union(AnyType other) {
        if (isEverything() || other.isEverything()) {
            return ANY;
        }
        List<Type> both = new ArrayList<>(members);
        for (Type type : other.members) {
            if (!has(type)) {
                both.add(type);
            }
        }
        return new AnyType(both);
    }

    @Override
    public String toString() {
        return isEverything()
                ? "any"
                : members.stream().map(Type::toString).collect(Collectors.joining(", ", "any<", ">"));
    }
}
