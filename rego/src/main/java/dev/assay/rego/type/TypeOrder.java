package dev.assay.rego.type;

import dev.assay.rego.type.ObjectType.Others;
import dev.assay.rego.type.ObjectType.Property;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of types, which any-types are kept in. Names of parameters do not matter; recursive types are unwound. */
final class TypeOrder implements Comparator<Type> {
    static final TypeOrder ORDER = new TypeOrder();

    private TypeOrder() {}

    @Override
    public int compare(Type one, Type other) {
        if (one == other) {
            return 0;
        }
        if (one instanceof RecursiveType a && other instanceof RecursiveType b) {
            return a.toString().compareTo(b.toString());
        }
        Type mine = Types.unwound(one);
        Type others = Types.unwound(other);
        int rank = Integer.compare(rank(mine), rank(others));
        if (rank != 0) {
            return rank;
        }
        return switch (mine) {
            case ArrayType a when others instanceof ArrayType b -> arrays(a, b);
            case ObjectType a when others instanceof ObjectType b -> objects(a, b);
            case SetType a when others instanceof SetType b -> compare(a.elements(), b.elements());
            case AnyType a when others instanceof AnyType b -> lists(a.members(), b.members(), this);
            case FunctionType a when others instanceof FunctionType b -> functions(a, b);
            default -> 0;
        };
    }

    private static int rank(Type type) {
        return switch (type) {
            case UnknownType unknown -> -1;
            case ScalarType scalar ->
                switch (scalar) {
                    case NULL -> 0;
                    case BOOLEAN -> 1;
                    case NUMBER -> 2;
                    case STRING -> 3;
                };
            case ArrayType array -> 4;
            case ObjectType object -> 5;
            case SetType set -> 6;
            case AnyType any -> 7;
            case FunctionType function -> 8;
            case RecursiveType recursive -> 9;
        };
    }

    private int arrays(ArrayType a, ArrayType b) {
        int others = compare(a.others(), b.others());
        return others != 0 ? others : lists(a.elements(), b.elements(), this);
    }

    private int objects(ObjectType a, ObjectType b) {
        int others = Integer.compare(others(a), others(b));
        if (others == 0 && a.others() != null && b.others() != null) {
            others = others(a.others(), b.others());
        }
        if (others != 0) {
            return others;
        }
        return lists(
                a.properties(),
                b.properties(),
                Comparator.comparing(Property::key).thenComparing(Property::type, this));
    }

    private static int others(ObjectType type) {
        return type.others() == null ? 0 : 1;
    }

    private int others(Others a, Others b) {
        int keys = compare(a.keys(), b.keys());
        return keys != 0 ? keys : compare(a.values(), b.values());
    }

    private int functions(FunctionType a, FunctionType b) {
        int arity = Integer.compare(a.arity(), b.arity());
        if (arity != 0) {
            return arity;
        }
        int parameters =
                lists(a.parameters(), b.parameters(), Comparator.comparing(FunctionType.Parameter::type, this));
        if (parameters != 0) {
            return parameters;
        }
        int result = compare(a.result().type(), b.result().type());
        return result != 0 ? result : compare(typeOf(a.others()), typeOf(b.others()));
    }

    private static Type typeOf(FunctionType.@Nullable Parameter parameter) {
        return parameter == null ? UnknownType.UNKNOWN : parameter.type();
    }

    private static <T> int lists(List<T> a, List<T> b, Comparator<? super T> order) {
        int shorter = Math.min(a.size(), b.size());
        for (int i = 0; i < shorter; i++) {
            int found = order.compare(a.get(i), b.get(i));
            if (found != 0) {
                return found;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
