package dev.assay.rego.type;

import static dev.assay.rego.type.UnknownType.UNKNOWN;

import dev.assay.rego.type.FunctionType.Parameter;
import dev.assay.rego.type.ObjectType.Property;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What can be worked out of types: unions, what keys and values a type has, the type of a value. */
public final class Types {
    private Types() {}

    /** The type of a value. */
    public static Type of(Value value) {
        return switch (value) {
            case NullValue nothing -> ScalarType.NULL;
            case BooleanValue bool -> ScalarType.BOOLEAN;
            case NumberValue number -> ScalarType.NUMBER;
            case StringValue string -> ScalarType.STRING;
            case ArrayValue array ->
                new ArrayType(array.asList().stream().map(Types::of).toList(), UNKNOWN);
            case SetValue set -> {
                Type elements = UNKNOWN;
                for (Value element : set) {
                    elements = or(elements, of(element));
                }
                yield new SetType(elements);
            }
            case ObjectValue object -> {
                List<Property> properties = new ArrayList<>(object.size());
                for (int i = 0; i < object.size(); i++) {
                    properties.add(new Property(JsonKeys.of(object.keyAt(i)), of(object.valueAt(i))));
                }
                yield new ObjectType(properties, null);
            }
        };
    }

    /** The definition of a recursive type, else the type itself. */
    static Type unwound(Type type) {
        return type instanceof RecursiveType recursive ? recursive.definition() : type;
    }

    /** The union. A function has none with what is no function, nor with one of other arity: unknown. */
    public static Type or(Type a, Type b) {
        if (a.isUnknown()) {
            return b;
        }
        if (b.isUnknown()) {
            return a;
        }
        if (a instanceof FunctionType || b instanceof FunctionType) {
            return a instanceof FunctionType one && b instanceof FunctionType other ? union(one, other) : UNKNOWN;
        }
        if (a instanceof AnyType any) {
            return any.or(b);
        }
        if (b instanceof AnyType any) {
            return any.or(a);
        }
        return TypeOrder.ORDER.compare(a, b) == 0 ? a : AnyType.of(a, b);
    }

    private static Type union(FunctionType a, FunctionType b) {
        if (a.arity() != b.arity() || a.others() != null || b.others() != null) {
            return UNKNOWN;
        }
        List<Type> parameters = new ArrayList<>(a.arity());
        for (int i = 0; i < a.arity(); i++) {
            Parameter one = a.parameters().get(i);
            Parameter other = b.parameters().get(i);
            parameters.add(or(one.type(), other.type()));
        }
        return FunctionType.of(parameters, or(a.result().type(), b.result().type()));
    }

    /** Whether each value of {@code b} is one of {@code a}. */
    static boolean contains(Type a, Type b) {
        return a instanceof AnyType any ? any.has(b) : TypeOrder.ORDER.compare(a, b) == 0;
    }

    /** The type of what a value of the type has under a key; unknown when it can have nothing there. */
    static Type select(Type type, Value key) {
        return switch (unwound(type)) {
            case ArrayType array ->
                key instanceof NumberValue number && number.fitsLong() ? array.at(number.asLong()) : UNKNOWN;
            case ObjectType object -> object.get(key);
            case SetType set -> element(set, of(JsonKeys.of(key)));
            case AnyType any -> any.isEverything() ? any : union(any.members(), member -> select(member, key));
            default -> UNKNOWN;
        };
    }

    private static Type element(SetType set, Type wanted) {
        if (TypeOrder.ORDER.compare(set.elements(), wanted) == 0) {
            return set.elements();
        }
        return set.elements() instanceof AnyType any && any.has(wanted) ? wanted : UNKNOWN;
    }

    /** The type of the keys that a value of the type can be looked up by; unknown when it cannot. */
    static Type keys(Type type) {
        return switch (unwound(type)) {
            case ArrayType array -> ScalarType.NUMBER;
            case ObjectType object -> {
                Type keys = UNKNOWN;
                for (Property property : object.properties()) {
                    keys = or(keys, of(property.key()));
                }
                yield object.others() == null ? keys : or(keys, object.others().keys());
            }
            case SetType set -> set.elements();
            case AnyType any -> any.isEverything() ? any : union(any.members(), Types::keys);
            default -> UNKNOWN;
        };
    }

    /** The type of the values that are in a value of the type; unknown when there are none. */
    static Type values(Type type) {
        return switch (unwound(type)) {
            case ArrayType array -> or(union(array.elements(), UnaryOperator.identity()), array.others());
            case ObjectType object -> {
                Type values = UNKNOWN;
                for (Property property : object.properties()) {
                    values = or(values, property.type());
                }
                yield or(values, object.otherValues());
            }
            case SetType set -> set.elements();
            case AnyType any -> any.isEverything() ? any : union(any.members(), Types::values);
            default -> UNKNOWN;
        };
    }

    private static Type union(List<Type> types, UnaryOperator<Type> part) {
        Type union = UNKNOWN;
        for (Type type : types) {
            union = or(union, part.apply(type));
        }
        return union;
    }

    /** Whether the type, or a part of it, is unknown. */
    static boolean isOpen(Type type) {
        return isOpen(type, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isOpen(Type type, Set<Type> seen) {
        if (type instanceof RecursiveType && !seen.add(type)) {
            return false;
        }
        return switch (unwound(type)) {
            case UnknownType unknown -> true;
            case ScalarType scalar -> false;
            case AnyType any -> false;
            case RecursiveType recursive -> isOpen(recursive, seen);
            case ArrayType array ->
                array.elements().stream().anyMatch(element -> isOpen(element, seen))
                        || (!array.others().isUnknown() && isOpen(array.others(), seen));
            case ObjectType object ->
                object.properties().stream().anyMatch(property -> isOpen(property.type(), seen))
                        || (object.others() != null
                                && (isOpen(object.others().keys(), seen)
                                        || isOpen(object.others().values(), seen)));
            case SetType set -> isOpen(set.elements(), seen);
            case FunctionType function ->
                function.isVoid() || function.parameters().stream().anyMatch(one -> isOpen(one.type(), seen));
        };
    }

    /** Whether the type is of collections that can hold nothing. */
    static boolean isEmptyCollection(Type type) {
        return switch (unwound(type)) {
            case ObjectType object -> object.isEmpty();
            case ArrayType array -> array.elements().isEmpty() && array.others().isUnknown();
            case SetType set -> set.elements().isUnknown();
            default -> false;
        };
    }
}
