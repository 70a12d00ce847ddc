package dev.assay.rego.type;

import dev.assay.rego.ast.Term;
import dev.assay.rego.type.ObjectType.Others;
import dev.assay.rego.type.ObjectType.Property;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of documents by their place: a tree of keys. Filled by one thread. */
final class TypeTree {
    private final Map<Value, TypeTree> children = new LinkedHashMap<>();
    private Type type = UnknownType.UNKNOWN;

    /** The type at this place, unknown when only places below it have one. */
    Type type() {
        return type;
    }

    boolean isLeaf() {
        return !type.isUnknown();
    }

    Iterable<TypeTree> children() {
        return children.values();
    }

    List<Value> keys() {
        return children.keySet().stream().sorted().toList();
    }

    @Nullable
    TypeTree child(Value key) {
        return children.get(key);
    }

    /** The place below this one that a term names, when it is a constant. */
    @Nullable
    TypeTree child(Term key) {
        Value constant = children.isEmpty() ? null : Terms.constant(key);
        return constant == null ? null : children.get(constant);
    }

    /** The place at the end of a path, or null. */
    @Nullable
    TypeTree at(List<Value> path) {
        TypeTree place = this;
        for (Value key : path) {
            if (place != null) {
                place = place.children.get(key);
            }
        }
        return place;
    }

    void put(List<Value> path, Type at) {
        TypeTree place = this;
        for (Value key : path) {
            place = place.children.computeIfAbsent(key, _ -> new TypeTree());
        }
        place.type = at;
    }

    /** Adds a type at a place: to what is there, and to the objects on the way to it. */
    void insert(List<Value> path, Type added) {
        TypeTree place = this;
        for (int i = 0; i < path.size(); i++) {
            TypeTree next = place.children.get(path.get(i));
            if (next == null) {
                next = new TypeTree();
                place.children.put(path.get(i), next);
            } else if (i + 1 < path.size() && Types.unwound(next.type) instanceof ObjectType object) {
                next.type = Merging.into(object, path.subList(i + 1, path.size()), added);
            }
            place = next;
        }
        place.type = Merging.merge(place.type, added);
        if (Types.unwound(added) instanceof ObjectType && Types.unwound(place.type) instanceof ObjectType object) {
            place.type = place.withLeaves(object, new ArrayList<>());
        }
    }

    private ObjectType withLeaves(ObjectType object, List<Value> path) {
        ObjectType all = object;
        for (Map.Entry<Value, TypeTree> child : children.entrySet()) {
            path.add(child.getKey());
            TypeTree below = child.getValue();
            all = below.isLeaf() ? Merging.into(all, path, below.type) : below.withLeaves(all, path);
            path.removeLast();
        }
        return all;
    }

    /** The type of the whole document at this place. */
    Type extent() {
        if (isLeaf()) {
            return type;
        }
        List<Property> properties = new ArrayList<>(children.size());
        children.forEach((key, child) -> {
            if (key instanceof StringValue || key instanceof NumberValue || key instanceof BooleanValue) {
                properties.add(new Property(key, child.extent()));
            }
        });
        // Data that no rule makes may be anywhere beside it.
        return new ObjectType(properties, new Others(ScalarType.STRING, AnyType.ANY));
    }
}
