package dev.assay.rego.type;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas by the names that annotations give them, such as {@code schema.deployment}. The one named {@code schema}
 * alone is that of the input of all rules. Shared by threads.
 */
public final class Schemas {
    /** The name of the schema of the input. */
    public static final String ROOT = "schema";

    /** No schema. */
    public static final Schemas NONE = new Schemas(Map.of());

    private final Map<String, Value> byName;
    private final Map<String, Type> types = new ConcurrentHashMap<>();
    private final @Nullable Type input;

    /**
     * Schemas by name.
     *
     * @throws IllegalArgumentException if the schema of the input cannot be read
     */
    public Schemas(Map<String, Value> byName) {
        this.byName = Map.copyOf(byName);
        Value root = byName.get(ROOT);
        this.input = root == null ? null : SchemaTypes.read(root);
    }

    /** The type of the input, or null for any. */
    @Nullable
    Type input() {
        return input;
    }

    /** Makes a schema's type known in a layer; answers what is wrong with the annotation, or null. */
    @Nullable
    Problem apply(Annotations.Schema schema, Environment layer, Location location) {
        try {
            Type type = type(schema);
            if (type != null) {
                put(schema.path(), type, layer);
            }
            return null;
        } catch (IllegalArgumentException e) {
            return new Problem(Problem.TYPE, String.valueOf(e.getMessage()), location);
        }
    }

    private @Nullable Type type(Annotations.Schema schema) {
        Value definition = schema.definition();
        if (definition != null) {
            return SchemaTypes.read(definition);
        }
        Term.Ref name = schema.name();
        if (name == null || byName.isEmpty()) {
            return null;
        }
        String text = Terms.name(name);
        Value named = byName.get(text);
        if (named == null) {
            throw new IllegalArgumentException("undefined schema: " + text);
        }
        return types.computeIfAbsent(text, _ -> SchemaTypes.read(named));
    }

    /** The shortest part of the path that has a type takes the rest of the path up into it. */
    private static void put(Term.Ref path, Type type, Environment layer) {
        List<Value> keys = new ArrayList<>();
        keys.add(StringValue.of(path.head() instanceof Term.Var head ? head.name() : ""));
        for (Term part : path.path()) {
            Value key = Terms.constant(part);
            if (key == null) {
                throw new IllegalArgumentException("a schema's path has a variable in it: " + Terms.text(path));
            }
            keys.add(key);
        }
        int known = layer.known(keys);
        Type above = layer.typeAt(keys.subList(0, known));
        if (above == null || known == keys.size()) {
            layer.documents().put(keys, type);
        } else {
            layer.documents().put(keys.subList(0, known), override(above, keys.subList(known, keys.size()), type));
        }
    }

    /** The type with another one at a path within it. */
    private static Type override(Type type, List<Value> path, Type with) {
        if (!(Types.unwound(type) instanceof ObjectType object)) {
            return nested(path, with, new ObjectType.Others(AnyType.ANY, AnyType.ANY));
        }
        Map<Value, Type> properties = new HashMap<>();
        object.properties().forEach(property -> properties.put(property.key(), property.type()));
        Value key = path.getFirst();
        Type there = properties.get(key);
        List<Value> rest = path.subList(1, path.size());
        if (rest.isEmpty()) {
            properties.put(key, with);
        } else {
            properties.put(key, there == null ? nested(rest, with, object.others()) : override(there, rest, with));
        }
        List<ObjectType.Property> all = new ArrayList<>();
        properties.forEach((name, value) -> all.add(new ObjectType.Property(name, value)));
        return new ObjectType(all, object.others());
    }

    private static Type nested(List<Value> path, Type type, ObjectType.@Nullable Others others) {
        Type at = type;
        for (Value key : path.reversed()) {
            at = new ObjectType(List.of(new ObjectType.Property(key, at)), others);
        }
        return at;
    }
}
