package dev.assay.rego.builtin.jsonschema;

import com.google.re2j.Pattern;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Matches a document with a compiled schema. The order of the checks is OPA's, so that the order of the problems is
 * too.
 */
final class Matcher {
    /** How many schemas may be entered within each other: stops a schema that refers to nothing but itself. */
    static final int DEPTH_MAX = 1_000;

    private final Context context;
    private int depth;

    Matcher(Context context) {
        this.context = context;
    }

    /** What is wrong with a value; nothing if it matches. */
    Findings match(Schema schema, Value value, Place place) {
        Findings findings = new Findings();
        match(schema, value, place, findings);
        return findings;
    }

    private void match(Schema schema, Value value, Place place, Findings findings) {
        context.spend(1);
        if (depth == DEPTH_MAX) {
            throw BuiltinException.error("schemas entered deeper than JSON_SCHEMA_MATCH_DEPTH_MAX=" + DEPTH_MAX);
        }
        depth++;
        if (schema.always != null) {
            if (!schema.always) {
                findings.add("false", place, "False always fails validation");
            }
        } else if (schema.reference != null) {
            match(schema.reference, value, place, findings);
        } else {
            matchKeywords(schema, value, place, findings);
        }
        depth--;
    }

    private void matchKeywords(Schema schema, Value value, Place place, Findings findings) {
        String type = type(value);
        boolean fits = schema.allows(type) || (type.equals("integer") && schema.allows("number"));
        if (!fits) {
            findings.add("invalid_type", place, "Invalid type. Expected: " + schema.shownTypes() + ", given: " + type);
            return;
        }
        combined(schema, value, place, findings);
        switch (value) {
            case NumberValue number -> {
                NumberChecks.check(schema, number, place, findings);
                common(schema, value, place, findings);
            }
            case ArrayValue array -> {
                array(schema, array, place, findings);
                common(schema, value, place, findings);
            }
            case ObjectValue object -> {
                object(schema, object, place, findings);
                common(schema, value, place, findings);
                schema.properties.forEach((name, property) -> {
                    Value inner = object.get(name);
                    if (inner != null) {
                        match(property, inner, place.at(name), findings);
                    }
                });
            }
            case StringValue text -> {
                common(schema, value, place, findings);
                string(schema, text, place, findings);
            }
            default -> common(schema, value, place, findings);
        }
        findings.passed();
    }

    private static String type(Value value) {
        return value instanceof NumberValue number && number.isWhole()
                ? "integer"
                : value.kind().word();
    }

    private void combined(Schema schema, Value value, Place place, Findings findings) {
        anyOf(schema, value, place, findings);
        oneOf(schema, value, place, findings);
        int matched = 0;
        for (Schema each : schema.allOf) {
            Findings inner = match(each, value, place);
            matched += inner.isValid() ? 1 : 0;
            findings.merge(inner);
        }
        if (matched != schema.allOf.size()) {
            findings.add("number_all_of", place, "Must validate all the schemas (allOf)");
        }
        if (schema.not != null && match(schema.not, value, place).isValid()) {
            findings.add("number_not", place, "Must not validate the schema (not)");
        }
        if (value instanceof ObjectValue object) {
            dependencies(schema, object, place, findings);
        }
        conditional(schema, value, place, findings);
        findings.passed();
    }

    private void anyOf(Schema schema, Value value, Place place, Findings findings) {
        Findings best = null;
        for (Schema each : schema.anyOf) {
            Findings inner = match(each, value, place);
            if (inner.isValid()) {
                return;
            }
            best = better(best, inner);
        }
        if (best != null) {
            findings.add("number_any_of", place, "Must validate at least one schema (anyOf)");
            findings.merge(best);
        }
    }

    private void oneOf(Schema schema, Value value, Place place, Findings findings) {
        if (schema.oneOf.isEmpty()) {
            return;
        }
        int matched = 0;
        Findings best = null;
        for (Schema each : schema.oneOf) {
            Findings inner = match(each, value, place);
            if (inner.isValid()) {
                matched++;
            } else if (matched == 0) {
                best = better(best, inner);
            }
        }
        if (matched != 1) {
            findings.add("number_one_of", place, "Must validate one and only one schema (oneOf)");
            if (matched == 0 && best != null) {
                findings.merge(best);
            }
        }
    }

    private static Findings better(@Nullable Findings best, Findings other) {
        return best == null || other.isBetterThan(best) ? other : best;
    }

    private void dependencies(Schema schema, ObjectValue object, Place place, Findings findings) {
        for (int i = 0; i < object.size(); i++) {
            String key = name(object.keyAt(i));
            for (String required : schema.requiredBy.getOrDefault(key, List.of())) {
                if (object.get(required) == null) {
                    findings.add("missing_dependency", place, "Has a dependency on " + required);
                }
            }
            Schema dependency = schema.dependencies.get(key);
            if (dependency != null) {
                match(dependency, object, place, findings);
            }
        }
    }

    private void conditional(Schema schema, Value value, Place place, Findings findings) {
        if (schema.condition == null) {
            return;
        }
        boolean holds = match(schema.condition, value, place).isValid();
        Schema next = holds ? schema.then : schema.otherwise;
        if (next != null) {
            Findings inner = match(next, value, place);
            if (!inner.isValid()) {
                findings.add(
                        holds ? "condition_then" : "condition_else",
                        place,
                        holds
                                ? "Must validate \"then\" as \"if\" was valid"
                                : "Must validate \"else\" as \"if\" was not valid");
                findings.merge(inner);
            }
        }
    }

    private void common(Schema schema, Value value, Place place, Findings findings) {
        if (schema.constant != null && !Canonical.text(value).equals(schema.constant)) {
            findings.add("const", place, place.shown() + " does not match: " + schema.constant);
        }
        if (schema.allowed != null && !schema.allowed.contains(Canonical.text(value))) {
            findings.add(
                    "enum",
                    place,
                    place.shown() + " must be one of the following: " + String.join(", ", schema.allowed));
        }
        if (!schema.format.isEmpty() && value instanceof StringValue text) {
            context.spend(1 + text.value().length() / 8);
            if (!Formats.matches(schema.format, text.value())) {
                findings.add("format", place, "Does not match format '" + schema.format + "'");
            }
        }
        findings.passed();
    }

    private void array(Schema schema, ArrayValue array, Place place, Findings findings) {
        elements(schema, array, place, findings);
        if (schema.minItems != null && array.size() < schema.minItems) {
            findings.add("array_min_items", place, "Array must have at least " + schema.minItems + " items");
        }
        if (schema.maxItems != null && array.size() > schema.maxItems) {
            findings.add("array_max_items", place, "Array must have at most " + schema.maxItems + " items");
        }
        if (schema.uniqueItems) {
            Map<String, Integer> seen = new HashMap<>();
            for (int i = 0; i < array.size(); i++) {
                Integer before = seen.put(Canonical.text(array.get(i)), i);
                if (before != null) {
                    findings.add("unique", place, "array items[" + before + "," + i + "] must be unique");
                }
            }
        }
        if (schema.contains != null) {
            contains(schema.contains, array, place, findings);
        }
        findings.passed();
    }

    private void elements(Schema schema, ArrayValue array, Place place, Findings findings) {
        List<Schema> items = schema.items;
        for (int i = 0; i < array.size(); i++) {
            Schema item = null;
            if (schema.uniform) {
                item = items.getFirst();
            } else if (i < items.size()) {
                item = items.get(i);
            } else if (!items.isEmpty()) {
                item = schema.additionalItems;
            }
            if (item != null) {
                findings.merge(match(item, array.get(i), place.at(String.valueOf(i))));
            }
        }
        if (schema.closedItems && !schema.uniform && !items.isEmpty() && items.size() < array.size()) {
            findings.add("array_no_additional_items", place, "No additional items allowed on array");
        }
    }

    private void contains(Schema wanted, ArrayValue array, Place place, Findings findings) {
        Findings best = null;
        for (int i = 0; i < array.size(); i++) {
            Findings inner = match(wanted, array.get(i), place.at(String.valueOf(i)));
            if (inner.isValid()) {
                return;
            }
            best = better(best, inner);
        }
        findings.add("contains", place, "At least one of the items must match");
        if (best != null) {
            findings.merge(best);
        }
    }

    private void object(Schema schema, ObjectValue object, Place place, Findings findings) {
        if (schema.minProperties != null && object.size() < schema.minProperties) {
            findings.add("array_min_properties", place, "Must have at least " + schema.minProperties + " properties");
        }
        if (schema.maxProperties != null && object.size() > schema.maxProperties) {
            findings.add("array_max_properties", place, "Must have at most " + schema.maxProperties + " properties");
        }
        for (String required : schema.required) {
            if (object.get(required) == null) {
                findings.add("required", place, required + " is required");
            } else {
                findings.passed();
            }
        }
        for (int i = 0; i < object.size(); i++) {
            property(schema, name(object.keyAt(i)), object.valueAt(i), place, findings);
        }
        if (schema.propertyNames != null) {
            for (int i = 0; i < object.size(); i++) {
                String name = name(object.keyAt(i));
                Findings inner = match(schema.propertyNames, StringValue.of(name), place);
                if (!inner.isValid()) {
                    findings.add("invalid_property_name", place, "Property name of \"" + name + "\" does not match");
                    findings.merge(inner);
                }
            }
        }
        findings.passed();
    }

    /** Properties that patterns name, and those that nothing names. */
    private void property(Schema schema, String name, Value value, Place place, Findings findings) {
        boolean matched = false;
        for (Map.Entry<Pattern, Schema> entry : schema.patternProperties.entrySet()) {
            context.spend(1 + name.length());
            if (entry.getKey().matcher(name).find()) {
                matched = true;
                findings.merge(match(entry.getValue(), value, place.at(name)));
            }
        }
        if (matched) {
            findings.passed();
        } else if (!schema.properties.containsKey(name)) {
            if (schema.closed) {
                findings.add(
                        "additional_property_not_allowed", place, "Additional property " + name + " is not allowed");
            } else if (schema.additionalProperties != null) {
                findings.merge(match(schema.additionalProperties, value, place.at(name)));
            }
        }
    }

    private void string(Schema schema, StringValue text, Place place, Findings findings) {
        if (schema.minLength != null && text.size() < schema.minLength) {
            findings.add("string_gte", place, "String length must be greater than or equal to " + schema.minLength);
        }
        if (schema.maxLength != null && text.size() > schema.maxLength) {
            findings.add("string_lte", place, "String length must be less than or equal to " + schema.maxLength);
        }
        if (schema.pattern != null) {
            context.spend(1 + text.value().length());
            if (!schema.pattern.matcher(text.value()).find()) {
                findings.add("pattern", place, "Does not match pattern '" + schema.pattern.pattern() + "'");
            }
        }
        findings.passed();
    }

    private static String name(Value key) {
        return key instanceof StringValue text ? text.value() : Objects.toString(key);
    }
}
