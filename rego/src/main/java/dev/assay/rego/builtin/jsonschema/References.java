package dev.assay.rego.builtin.jsonschema;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the references of a schema lead to: the schema itself, parts of it by pointer (RFC 6901), parts that have an
 * id.
 */
final class References {
    private static final Set<String> NAMED = Set.of("properties", "dependencies", "patternProperties", "definitions");
    private static final Set<String> PLAIN = Set.of("const", "enum");

    private final Map<String, Value> byAddress = new HashMap<>();
    private final Map<String, Schema> compiled = new HashMap<>();

    References(Value root) throws SchemaException {
        byAddress.put("", root);
        collect(root, "", true, 0);
    }

    /** The name of the entry that holds the id. */
    static String idKey(ObjectValue fields, Draft draft) {
        return switch (draft) {
            case DRAFT4 -> "id";
            case MIXED -> fields.get("id") == null ? "$id" : "id";
            case DRAFT6, DRAFT7 -> "$id";
        };
    }

    /** A reference seen from where it stands. */
    static String resolve(String base, String reference) throws SchemaException {
        try {
            if (reference.startsWith("#")) {
                return withoutFragment(base) + reference;
            }
            URI uri = new URI(reference);
            return base.isEmpty()
                    ? reference
                    : new URI(withoutFragment(base)).resolve(uri).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new SchemaException("parse \"" + reference + "\": " + e.getMessage());
        }
    }

    /** What a reference is resolved against within the schema that stands at an address. */
    static String baseOf(String address) {
        return withoutFragment(address);
    }

    private static String withoutFragment(String address) {
        int fragment = address.indexOf('#');
        return fragment < 0 ? address : address.substring(0, fragment);
    }

    @Nullable
    Schema known(String address) {
        return compiled.get(address);
    }

    void keep(String address, Schema schema) {
        compiled.put(address, schema);
    }

    /** Finds the parts that have an id. */
    private void collect(Value value, String base, boolean schema, int depth) throws SchemaException {
        if (depth > SchemaCompiler.DEPTH_MAX) {
            throw new SchemaException("schemas deeper than JSON_SCHEMA_DEPTH_MAX=" + SchemaCompiler.DEPTH_MAX);
        }
        if (value instanceof ArrayValue array) {
            for (Value element : array) {
                collect(element, base, true, depth + 1);
            }
        } else if (value instanceof ObjectValue object) {
            String inner = schema ? identified(object, base) : base;
            for (int i = 0; i < object.size(); i++) {
                String key = object.keyAt(i) instanceof StringValue text ? text.value() : "";
                if (!schema || !PLAIN.contains(key)) {
                    collect(object.valueAt(i), inner, !schema || !NAMED.contains(key), depth + 1);
                }
            }
        }
    }

    private String identified(ObjectValue object, String base) throws SchemaException {
        Value id = object.get("id") == null ? object.get("$id") : object.get("id");
        if (!(id instanceof StringValue text)) {
            return base;
        }
        String address = resolve(base, text.value());
        byAddress.putIfAbsent(address, object);
        if (address.endsWith("#")) {
            byAddress.putIfAbsent(withoutFragment(address), object);
        }
        return address;
    }

    /** The part of the schema at an address. */
    Value find(String address) throws SchemaException {
        Value exact = byAddress.get(address);
        if (exact != null) {
            return exact;
        }
        Value document = byAddress.get(withoutFragment(address));
        if (document == null) {
            if (address.contains(":")) {
                throw new SchemaException("remote reference " + address
                        + " is not followed: put the schema that it means under definitions");
            }
            throw new SchemaException(
                    "Reference " + (address.startsWith("/") ? "" : "/") + address + " must be canonical");
        }
        int fragment = address.indexOf('#');
        return fragment < 0 ? document : pointed(document, address.substring(fragment + 1));
    }

    private static Value pointed(Value document, String pointer) throws SchemaException {
        String decoded;
        try {
            decoded = URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SchemaException("parse \"" + pointer + "\": " + e.getMessage());
        }
        if (decoded.isEmpty()) {
            return document;
        }
        if (!decoded.startsWith("/")) {
            throw new SchemaException("Invalid Token Reference '" + decoded + "'");
        }
        Value at = document;
        for (String part : decoded.substring(1).split("/", -1)) {
            String token = part.replace("~1", "/").replace("~0", "~");
            Value next = switch (at) {
                case ObjectValue object -> object.get(token);
                case ArrayValue array -> element(array, token);
                default -> null;
            };
            if (next == null) {
                throw new SchemaException("Object has no key '" + token + "'");
            }
            at = next;
        }
        return at;
    }

    private static @Nullable Value element(ArrayValue array, String token) {
        if (!token.matches("\\d{1,9}")) {
            return null;
        }
        int index = Integer.parseInt(token);
        return index < array.size() ? array.get(index) : null;
    }
}
