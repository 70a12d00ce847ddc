package dev.assay.rego.type;

import dev.assay.rego.type.ObjectType.Others;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/** How the types of several rules that make one document come together. */
final class Merging {
    private Merging() {}

    /** Sets and objects whose keys are not known grow together; anything else becomes one or the other. */
    static Type merge(Type one, Type other) {
        if (one.isUnknown()) {
            return other;
        }
        if (other.isUnknown()) {
            return one;
        }
        Type a = Types.unwound(one);
        Type b = Types.unwound(other);
        if (a instanceof AnyType && !(b instanceof AnyType)) {
            return merge(b, a);
        }
        if (a instanceof SetType set && b instanceof SetType set2) {
            return new SetType(Types.or(set.elements(), set2.elements()));
        }
        if (a instanceof ObjectType object && object.properties().isEmpty()) {
            if (b instanceof ObjectType object2 && object2.properties().isEmpty()) {
                return objects(object, object2);
            }
            if (b instanceof AnyType any && object.others() != null) {
                return intoMember(any, object.others());
            }
        }
        return Types.or(a, b);
    }

    private static Type objects(ObjectType a, ObjectType b) {
        if (a.others() == null) {
            return b;
        }
        if (b.others() == null) {
            return a;
        }
        return ObjectType.of(
                Types.or(a.others().keys(), b.others().keys()),
                merge(a.others().values(), b.others().values()));
    }

    /** The first object of unknown keys among the members takes the keys and values up. */
    private static Type intoMember(AnyType any, Others more) {
        List<Type> members = new ArrayList<>(any.members());
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i) instanceof ObjectType(List<ObjectType.Property> properties, Others others)
                    && properties.isEmpty()
                    && others != null) {
                members.set(
                        i,
                        ObjectType.of(Types.or(others.keys(), more.keys()), Types.or(others.values(), more.values())));
                return new AnyType(members);
            }
        }
        return Types.or(ObjectType.of(more.keys(), more.values()), any);
    }

    /** The object with a value of the type at the end of a path of keys. */
    static ObjectType into(ObjectType object, List<Value> path, Type type) {
        Type key = Types.of(JsonKeys.of(path.getFirst()));
        Type value =
                path.size() == 1 ? type : into(new ObjectType(List.of(), null), path.subList(1, path.size()), type);
        Others others = object.others();
        return new ObjectType(
                object.properties(),
                others == null
                        ? new Others(key, value)
                        : new Others(Types.or(others.keys(), key), Types.or(others.values(), value)));
    }
}
