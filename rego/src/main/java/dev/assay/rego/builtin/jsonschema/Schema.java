package dev.assay.rego.builtin.jsonschema;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A compiled schema or part of one. Filled by {@link SchemaCompiler}, then only read. Parts may refer to each
 * other.
 */
final class Schema {
    /** What a schema that is a boolean answers; null for others. */
    @Nullable
    Boolean always;

    /** The schema that stands in this one's place. */
    @Nullable
    Schema reference;

    final List<String> types = new ArrayList<>();
    final Map<String, Schema> properties = new TreeMap<>();
    final Map<Pattern, Schema> patternProperties = new LinkedHashMap<>();

    @Nullable
    Schema additionalProperties;

    /** Whether additional properties are forbidden. */
    boolean closed;

    @Nullable
    Schema propertyNames;

    final Map<String, List<String>> requiredBy = new TreeMap<>();
    final Map<String, Schema> dependencies = new TreeMap<>();
    final List<Schema> items = new ArrayList<>();

    /** Whether the one schema of items is for all elements. */
    boolean uniform;

    @Nullable
    Schema additionalItems;

    /** Whether elements beyond the schemas of items are forbidden. */
    boolean closedItems;

    @Nullable
    Schema contains;

    @Nullable
    BigDecimal multipleOf;

    @Nullable
    BigDecimal minimum;

    @Nullable
    BigDecimal maximum;

    @Nullable
    BigDecimal exclusiveMinimum;

    @Nullable
    BigDecimal exclusiveMaximum;

    @Nullable
    Long minLength;

    @Nullable
    Long maxLength;

    @Nullable
    Long minItems;

    @Nullable
    Long maxItems;

    @Nullable
    Long minProperties;

    @Nullable
    Long maxProperties;

    @Nullable
    Pattern pattern;

    String format = "";
    boolean uniqueItems;
    List<String> required = List.of();

    /** Texts of the values that are allowed; null for any. */
    @Nullable
    List<String> allowed;

    @Nullable
    String constant;

    final List<Schema> anyOf = new ArrayList<>();
    final List<Schema> oneOf = new ArrayList<>();
    final List<Schema> allOf = new ArrayList<>();

    @Nullable
    Schema not;

    @Nullable
    Schema condition;

    @Nullable
    Schema then;

    @Nullable
    Schema otherwise;

    static final Set<String> TYPES = Set.of("array", "boolean", "integer", "number", "null", "object", "string");

    boolean allows(String type) {
        return types.isEmpty() || types.contains(type);
    }

    /** The types as messages show them. */
    String shownTypes() {
        return types.size() == 1 ? types.getFirst() : "[" + String.join(",", types) + "]";
    }
}
