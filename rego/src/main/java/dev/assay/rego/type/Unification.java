package dev.assay.rego.type;

import dev.assay.rego.type.ObjectType.Property;
import java.util.List;

/**
 * Whether some value may be of both of two types: what keeps {@code =} from being undefined always. One use, one
 * thread.
 */
final class Unification {
    /** How deep two types that contain themselves are compared before they count as alike. */
    private static final int DEPTH_MAX = 64;

    private int depth;

    private Unification() {}

    /** Whether the types have a value in common; an unknown type has none. */
    static boolean unifies(Type one, Type other) {
        return new Unification().common(one, other);
    }

    private boolean common(Type one, Type other) {
        if (one.isUnknown() || other.isUnknown()) {
            return false;
        }
        if (depth == DEPTH_MAX || (one instanceof RecursiveType && one.equals(other))) {
            return true;
        }
        depth++;
        boolean common = commonOfKnown(one, other);
        depth--;
        return common;
    }

    private boolean commonOfKnown(Type one, Type other) {
        Type a = Types.unwound(one);
        Type b = Types.unwound(other);
        if (a instanceof AnyType || b instanceof AnyType) {
            return (a instanceof AnyType left && common(left, b)) || (b instanceof AnyType right && common(right, a));
        }
        return switch (a) {
            case ScalarType scalar -> scalar == b;
            case ArrayType array -> b instanceof ArrayType array2 && arrays(array, array2);
            case ObjectType object -> b instanceof ObjectType object2 && objects(object, object2);
            // The empty set is a member of every type of sets.
            case SetType set ->
                b instanceof SetType set2
                        && (set.elements().isUnknown()
                                || set2.elements().isUnknown()
                                || common(set.elements(), set2.elements()));
            case FunctionType function -> b instanceof FunctionType function2 && functions(function, function2);
            case AnyType any -> false;
            case UnknownType unknown -> false;
            case RecursiveType recursive -> false;
        };
    }

    private boolean common(AnyType any, Type type) {
        if (type instanceof FunctionType) {
            return false;
        }
        return any.isEverything() || any.members().stream().anyMatch(member -> common(member, type));
    }

    private boolean arrays(ArrayType a, ArrayType b) {
        return elements(a, b)
                && elements(b, a)
                && (a.others().isUnknown() || b.others().isUnknown() || common(a.others(), b.others()));
    }

    private boolean elements(ArrayType a, ArrayType b) {
        List<Type> elements = a.elements();
        for (int i = 0; i < elements.size(); i++) {
            if (!common(elements.get(i), b.at(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean objects(ObjectType a, ObjectType b) {
        Type others = a.otherValues();
        Type others2 = b.otherValues();
        return properties(a, b)
                && properties(b, a)
                && (others.isUnknown() || others2.isUnknown() || common(others, others2));
    }

    private boolean properties(ObjectType a, ObjectType b) {
        for (Property property : a.properties()) {
            Type matching = b.get(property.key());
            if (matching.isUnknown()) {
                if (a.otherValues().isUnknown() && b.otherValues().isUnknown()) {
                    return false;
                }
            } else if (!common(property.type(), matching)) {
                return false;
            }
        }
        return true;
    }

    private boolean functions(FunctionType a, FunctionType b) {
        if (a.arity() != b.arity()) {
            return false;
        }
        for (int i = 0; i < a.arity(); i++) {
            if (!common(a.parameters().get(i).type(), b.parameters().get(i).type())) {
                return false;
            }
        }
        return true;
    }
}
