package dev.assay.rego.type;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON Schema as a type, as far as types can say what schemas do: {@code type}, {@code properties},
 * {@code items},
 * {@code anyOf}, {@code allOf} and {@code $ref} within the document. Everything else allows any value. One schema, one
 * thread.
 */
final class SchemaTypes {
    private static final int DEPTH_MAX = 128;
    private static final String REF = "$ref";

    private final Value root;
    private final Map<String, Type> known = new HashMap<>();
    private final Map<String, RecursiveType> open = new HashMap<>();
    private int depth;

    private SchemaTypes(Value root) {
        this.root = root;
    }

    /**
     * The type of the values that a schema allows.
     *
     * @throws IllegalArgumentException if it is no schema, or its parts contradict each other, or it is elsewhere
     */
    static Type read(Value schema) {
        return new SchemaTypes(schema).type(schema);
    }

    private Type type(Value schema) {
        if (schema instanceof BooleanValue) {
            return AnyType.ANY;
        }
        if (!(schema instanceof ObjectValue object)) {
            throw new IllegalArgumentException("unable to compile the schema: a schema is an object, not " + schema);
        }
        if (++depth > DEPTH_MAX) {
            throw new IllegalArgumentException("unable to compile the schema: more than SCHEMA_DEPTH_MAX=" + DEPTH_MAX);
        }
        Type type = ofObject(object);
        depth--;
        return type;
    }

    private Type ofObject(ObjectValue schema) {
        if (schema.get(REF) instanceof StringValue ref) {
            return referred(ref.value());
        }
        if (schema.get("anyOf") instanceof ArrayValue anyOf) {
            return anyOf(schema, anyOf);
        }
        if (schema.get("allOf") instanceof ArrayValue allOf) {
            return allOf(schema, allOf);
        }
        return plain(schema, words(schema));
    }

    private Type referred(String ref) {
        Type done = known.get(ref);
        if (done != null) {
            return done;
        }
        if (open.containsKey(ref)) {
            return open.get(ref);
        }
        RecursiveType recursive = new RecursiveType(ref);
        open.put(ref, recursive);
        Type type = type(target(ref));
        open.remove(ref);
        recursive.close(type);
        known.put(ref, type);
        return type;
    }

    /** What a pointer within the document leads to. */
    private Value target(String ref) {
        if (!ref.startsWith("#")) {
            throw new IllegalArgumentException(
                    "unable to compile the schema: remote reference loading disabled: " + ref);
        }
        Value at = root;
        for (String part : ref.substring(1).split("/", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            String key = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .replace("~1", "/")
                    .replace("~0", "~");
            Value next = null;
            if (at instanceof ObjectValue object) {
                next = object.get(key);
            } else if (at instanceof ArrayValue array && key.matches("[0-9]{1,6}")) {
                int index = Integer.parseInt(key);
                next = index < array.size() ? array.get(index) : null;
            }
            if (next == null) {
                throw new IllegalArgumentException("unable to compile the schema: Object has no key '" + key + "'");
            }
            at = next;
        }
        return at;
    }

    private Type anyOf(ObjectValue schema, ArrayValue anyOf) {
        Type union = UnknownType.UNKNOWN;
        List<String> words = words(schema);
        if (!words.isEmpty() && plain(schema, words) instanceof ObjectType core && core.others() == null) {
            union = core;
        }
        for (Value alternative : anyOf) {
            union = Types.or(type(alternative), union);
        }
        return union;
    }

    private Type allOf(ObjectValue schema, ArrayValue allOf) {
        List<ObjectValue> parts = new ArrayList<>();
        for (Value part : allOf) {
            Value resolved = resolved(part);
            if (resolved instanceof ObjectValue object
                    && !(words(object).isEmpty()
                            && object.get("anyOf") != null
                            && !isFilled(object.get("properties"))
                            && object.get("items") == null)) {
                parts.add(object);
            }
        }
        if (parts.isEmpty()) {
            return AnyType.ANY;
        }
        ObjectValue merged = merged(parts);
        List<String> own = words(schema);
        if (!own.isEmpty()) {
            List<String> theirs = assumed(merged);
            boolean bothObjects = own.contains("object") && theirs.contains("object");
            boolean bothArrays = own.contains("array") && theirs.contains("array");
            if (bothObjects || bothArrays) {
                ObjectValue.Builder rest = ObjectValue.builder();
                for (int i = 0; i < schema.size(); i++) {
                    if (!schema.keyAt(i).equals(StringValue.of("allOf"))) {
                        rest.put(schema.keyAt(i), schema.valueAt(i));
                    }
                }
                merged = merged(List.of(merged, rest.build()));
            } else if (!own.equals(theirs)) {
                throw new IllegalArgumentException("type checking: unable to merge these schemas");
            }
        }
        return type(merged);
    }

    private Value resolved(Value schema) {
        Value at = schema;
        for (int i = 0; i < DEPTH_MAX && at instanceof ObjectValue object; i++) {
            if (!(object.get(REF) instanceof StringValue ref)) {
                return at;
            }
            at = target(ref.value());
        }
        return at;
    }

    /** One schema that has the properties or items of all. */
    private ObjectValue merged(List<ObjectValue> schemas) {
        ObjectValue first = schemas.getFirst();
        Map<Value, Value> properties = new LinkedHashMap<>();
        List<Value> items = new ArrayList<>(items(first));
        properties(first).forEach(properties::put);
        for (ObjectValue schema : schemas.subList(1, schemas.size())) {
            if (!assumed(schema).equals(assumed(first))) {
                throw new IllegalArgumentException("type checking: unable to merge these schemas: type mismatch: "
                        + String.join(",", assumed(first)) + " and " + String.join(",", assumed(schema)));
            }
            properties(schema).forEach(properties::put);
            List<Value> others = items(schema);
            for (int i = 0; i < others.size(); i++) {
                if (i >= items.size()) {
                    items.add(others.get(i));
                } else if (!typeWords(items.get(i)).equals(typeWords(others.get(i)))) {
                    throw new IllegalArgumentException("type checking: unable to merge these schemas");
                }
            }
        }
        ObjectValue.Builder merged = first.toBuilder();
        merged.put(
                "type",
                ArrayValue.of(assumed(first).stream().map(StringValue::of).toList()));
        if (!properties.isEmpty()) {
            merged.put("properties", ObjectValue.of(properties));
        }
        if (!items.isEmpty() && !(first.get("items") instanceof ObjectValue && items.size() == 1)) {
            merged.put("items", ArrayValue.of(items));
        }
        return merged.build();
    }

    private Type plain(ObjectValue schema, List<String> words) {
        List<String> types = words.isEmpty() ? assumed(schema) : words;
        if (types.contains("boolean")) {
            return ScalarType.BOOLEAN;
        }
        if (types.contains("string")) {
            return ScalarType.STRING;
        }
        if (types.contains("integer") || types.contains("number")) {
            return ScalarType.NUMBER;
        }
        if (types.contains("object")) {
            return object(schema);
        }
        return types.contains("array") ? array(schema) : AnyType.ANY;
    }

    private Type object(ObjectValue schema) {
        Map<Value, Value> properties = properties(schema);
        if (properties.isEmpty()) {
            return ObjectType.of(AnyType.ANY, AnyType.ANY);
        }
        List<ObjectType.Property> all = new ArrayList<>();
        properties.forEach((key, value) -> all.add(new ObjectType.Property(key, type(value))));
        return new ObjectType(all, null);
    }

    private Type array(ObjectValue schema) {
        Value items = schema.get("items");
        if (items instanceof ArrayValue list && list.size() > 0) {
            return new ArrayType(list.asList().stream().map(this::type).toList(), UnknownType.UNKNOWN);
        }
        return items instanceof ObjectValue one ? ArrayType.of(type(one)) : ArrayType.of(AnyType.ANY);
    }

    private static Map<Value, Value> properties(ObjectValue schema) {
        Map<Value, Value> properties = new LinkedHashMap<>();
        if (schema.get("properties") instanceof ObjectValue object) {
            for (int i = 0; i < object.size(); i++) {
                properties.put(object.keyAt(i), object.valueAt(i));
            }
        }
        return properties;
    }

    private static List<Value> items(ObjectValue schema) {
        Value items = schema.get("items");
        if (items instanceof ArrayValue list) {
            return list.asList();
        }
        return items instanceof ObjectValue ? List.of(items) : List.of();
    }

    private static boolean isFilled(@Nullable Value value) {
        return value != null && value.size() > 0;
    }

    private static List<String> typeWords(Value schema) {
        return schema instanceof ObjectValue object ? words(object) : List.of();
    }

    /** The words of {@code type}. */
    private static List<String> words(ObjectValue schema) {
        Value type = schema.get("type");
        if (type instanceof StringValue one) {
            return List.of(one.value());
        }
        List<String> words = new ArrayList<>();
        if (type instanceof ArrayValue list) {
            list.forEach(word -> words.add(word instanceof StringValue text ? text.value() : word.toString()));
        } else if (type != null) {
            throw new IllegalArgumentException("unable to compile the schema: type is " + type);
        }
        return words;
    }

    /** The words of {@code type}, or what properties and items say where there are none. */
    private static List<String> assumed(ObjectValue schema) {
        List<String> words = words(schema);
        if (words.isEmpty() && !properties(schema).isEmpty()) {
            return List.of("object");
        }
        return words.isEmpty() && !items(schema).isEmpty() ? List.of("array") : words;
    }
}
