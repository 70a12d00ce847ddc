package dev.assay.rego.builtin.jsonschema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles a schema. */
final class SchemaCompiler {
    /** How deep schemas may stand within each other. */
    static final int DEPTH_MAX = 500;

    /** The most characters of a pattern. */
    static final int PATTERN_CHARS_MAX = 10_000;

    private static final String SCHEMA = "Valid Schema";
    private static final String SCHEMAS = "Array Of Schemas";

    private final Context context;
    private final References references;
    private int depth;

    private SchemaCompiler(Context context, Value root) throws SchemaException {
        this.context = context;
        this.references = new References(root);
    }

    static Schema compile(Context context, Value root) throws SchemaException {
        return new SchemaCompiler(context, root).root(root);
    }

    private Schema root(Value root) throws SchemaException {
        Draft draft = Draft.of(root);
        Schema schema = new Schema();
        references.keep("#", schema);
        fill(schema, root, draft, "");
        return schema;
    }

    private Schema compile(Value value, Draft draft, String base) throws SchemaException {
        Schema schema = new Schema();
        fill(schema, value, draft, base);
        return schema;
    }

    private void fill(Schema schema, Value value, Draft draft, String base) throws SchemaException {
        context.spend(1);
        context.allocate(512);
        if (value instanceof BooleanValue always && draft.isAtLeast(Draft.DRAFT6)) {
            schema.always = always.value();
            return;
        }
        if (!(value instanceof ObjectValue fields)) {
            if (depth == 0) {
                throw new SchemaException("schema is invalid");
            }
            throw new SchemaException("Expected: " + SCHEMA + ", given: Invalid JSON");
        }
        if (depth == DEPTH_MAX) {
            throw new SchemaException("schemas deeper than JSON_SCHEMA_DEPTH_MAX=" + DEPTH_MAX);
        }
        depth++;
        SchemaObject object = new SchemaObject(fields);
        String id = object.text(References.idKey(fields, draft));
        String inner = id == null ? base : References.resolve(base, id);
        definitions(object, draft, inner);
        object.text("title");
        object.text("description");
        String target = object.text("$ref");
        if (target == null) {
            keywords(schema, object, draft, inner);
        } else {
            schema.reference = referred(References.resolve(inner, target), draft);
        }
        depth--;
    }

    /** The schema behind a reference; one that is being compiled already is taken as it will be. */
    private Schema referred(String address, Draft draft) throws SchemaException {
        Schema known = references.known(address);
        if (known != null) {
            return known;
        }
        Schema schema = new Schema();
        references.keep(address, schema);
        Value value = references.find(address);
        if (!(value instanceof ObjectValue) && !(value instanceof BooleanValue)) {
            throw new SchemaException(SCHEMA + " must be of type object");
        }
        fill(schema, value, draft, References.baseOf(address));
        return schema;
    }

    private void definitions(SchemaObject object, Draft draft, String base) throws SchemaException {
        Value definitions = object.get("definitions");
        if (definitions == null) {
            return;
        }
        if (!(definitions instanceof ObjectValue all)) {
            throw SchemaException.type(SCHEMAS, "definitions");
        }
        for (int i = 0; i < all.size(); i++) {
            Value definition = all.valueAt(i);
            if (!(definition instanceof ObjectValue) && !(definition instanceof BooleanValue)) {
                throw SchemaException.type(SCHEMAS, "definitions");
            }
            compile(definition, draft, base);
        }
    }

    private void keywords(Schema schema, SchemaObject object, Draft draft, String base) throws SchemaException {
        types(schema, object);
        properties(schema, object, draft, base);
        items(schema, object, draft, base);
        NumberKeywords.read(schema, object, draft);
        lengths(schema, object);
        if (draft.isAtLeast(Draft.DRAFT6)) {
            schema.contains = optional(object, "contains", draft, base);
            Value constant = object.get("const");
            schema.constant = constant == null ? null : Canonical.text(constant);
        }
        allowed(schema, object);
        for (Value each : object.list("oneOf")) {
            schema.oneOf.add(compile(each, draft, base));
        }
        for (Value each : object.list("anyOf")) {
            schema.anyOf.add(compile(each, draft, base));
        }
        for (Value each : object.list("allOf")) {
            schema.allOf.add(compile(each, draft, base));
        }
        schema.not = condition(object, "not", draft, base);
        if (draft.isAtLeast(Draft.DRAFT7)) {
            schema.condition = condition(object, "if", draft, base);
            schema.then = condition(object, "then", draft, base);
            schema.otherwise = condition(object, "else", draft, base);
        }
    }

    private @Nullable Schema optional(SchemaObject object, String key, Draft draft, String base)
            throws SchemaException {
        Value value = object.get(key);
        return value == null ? null : compile(value, draft, base);
    }

    private @Nullable Schema condition(SchemaObject object, String key, Draft draft, String base)
            throws SchemaException {
        Value value = object.get(key);
        if (value != null && !(value instanceof ObjectValue) && !(value instanceof BooleanValue)) {
            throw SchemaException.mustBe(key, "object");
        }
        return value == null ? null : compile(value, draft, base);
    }

    private static void types(Schema schema, SchemaObject object) throws SchemaException {
        Value type = object.get("type");
        List<Value> types = switch (type) {
            case null -> List.of();
            case StringValue one -> List.of(one);
            case ArrayValue all -> all.asList();
            default -> throw SchemaException.type("type", "string/Array Of Strings");
        };
        for (Value each : types) {
            if (!(each instanceof StringValue name)) {
                throw SchemaException.type("type", "string/Array Of Strings");
            }
            if (!Schema.TYPES.contains(name.value())) {
                throw new SchemaException("has a primitive type that is NOT VALID -- given: /" + name.value()
                        + "/ Expected valid values are:[array boolean integer number null object string]");
            }
            if (schema.types.contains(name.value())) {
                throw new SchemaException(name.value() + " type is duplicated");
            }
            schema.types.add(name.value());
        }
    }

    private void properties(Schema schema, SchemaObject object, Draft draft, String base) throws SchemaException {
        Value properties = object.get("properties");
        if (properties != null) {
            if (!(properties instanceof ObjectValue all)) {
                throw new SchemaException("Properties must be of type object");
            }
            for (int i = 0; i < all.size(); i++) {
                schema.properties.put(name(all.keyAt(i)), compile(all.valueAt(i), draft, base));
            }
        }
        Value additional = object.get("additionalProperties");
        if (additional instanceof BooleanValue allowed) {
            schema.closed = !allowed.value();
        } else if (additional instanceof ObjectValue) {
            schema.additionalProperties = compile(additional, draft, base);
        } else if (additional != null) {
            throw SchemaException.type("boolean/" + SCHEMA, "additionalProperties");
        }
        patterns(schema, object.get("patternProperties"), draft, base);
        Value names = object.get("propertyNames");
        if (names != null && draft.isAtLeast(Draft.DRAFT6)) {
            if (!(names instanceof ObjectValue) && !(names instanceof BooleanValue)) {
                throw SchemaException.type(SCHEMA, "patternProperties");
            }
            schema.propertyNames = compile(names, draft, base);
        }
        dependencies(schema, object.get("dependencies"), draft, base);
    }

    private void patterns(Schema schema, @Nullable Value patterns, Draft draft, String base) throws SchemaException {
        if (patterns == null) {
            return;
        }
        if (!(patterns instanceof ObjectValue all)) {
            throw SchemaException.type(SCHEMA, "patternProperties");
        }
        for (int i = 0; i < all.size(); i++) {
            String text = name(all.keyAt(i));
            Pattern pattern = pattern(text);
            if (pattern == null) {
                throw new SchemaException("Invalid regex pattern '" + text + "'");
            }
            schema.patternProperties.put(pattern, compile(all.valueAt(i), draft, base));
        }
    }

    private void dependencies(Schema schema, @Nullable Value dependencies, Draft draft, String base)
            throws SchemaException {
        if (dependencies == null) {
            return;
        }
        if (!(dependencies instanceof ObjectValue all)) {
            throw new SchemaException("dependencies must be of type object");
        }
        for (int i = 0; i < all.size(); i++) {
            String key = name(all.keyAt(i));
            switch (all.valueAt(i)) {
                case ArrayValue names -> {
                    List<String> required = new ArrayList<>();
                    for (Value each : names) {
                        if (!(each instanceof StringValue text)) {
                            throw dependency();
                        }
                        required.add(text.value());
                    }
                    schema.requiredBy.put(key, required);
                }
                case ObjectValue nested -> schema.dependencies.put(key, compile(nested, draft, base));
                case BooleanValue nested -> schema.dependencies.put(key, compile(nested, draft, base));
                default -> throw dependency();
            }
        }
    }

    private static SchemaException dependency() {
        return new SchemaException("Dependency must be of type Schema Or Array Of Strings");
    }

    private void items(Schema schema, SchemaObject object, Draft draft, String base) throws SchemaException {
        Value items = object.get("items");
        if (items instanceof ArrayValue all) {
            for (Value each : all) {
                if (!(each instanceof ObjectValue) && !(each instanceof BooleanValue)) {
                    throw SchemaException.type(SCHEMA + "/" + SCHEMAS, "items");
                }
                schema.items.add(compile(each, draft, base));
            }
        } else if (items instanceof ObjectValue || items instanceof BooleanValue) {
            schema.items.add(compile(items, draft, base));
            schema.uniform = true;
        } else if (items != null) {
            throw SchemaException.type(SCHEMA + "/" + SCHEMAS, "items");
        }
        Value additional = object.get("additionalItems");
        if (additional instanceof BooleanValue allowed) {
            schema.closedItems = !allowed.value();
        } else if (additional instanceof ObjectValue) {
            schema.additionalItems = compile(additional, draft, base);
        } else if (additional != null) {
            throw SchemaException.type("boolean/" + SCHEMA, "additionalItems");
        }
    }

    private void lengths(Schema schema, SchemaObject object) throws SchemaException {
        schema.minLength = object.count("minLength");
        schema.maxLength = object.count("maxLength");
        order(schema.minLength, schema.maxLength, "minLength cannot be greater than maxLength");
        String text = object.text("pattern");
        if (text != null) {
            schema.pattern = pattern(text);
            if (schema.pattern == null) {
                throw new SchemaException("pattern must be a valid regex");
            }
        }
        String format = object.text("format");
        schema.format = format == null ? "" : format;
        schema.minProperties = object.count("minProperties");
        schema.maxProperties = object.count("maxProperties");
        order(schema.minProperties, schema.maxProperties, "minProperties cannot be greater than maxProperties");
        schema.required = object.uniqueTexts("required");
        schema.minItems = object.count("minItems");
        schema.maxItems = object.count("maxItems");
        Value unique = object.get("uniqueItems");
        if (unique != null && !(unique instanceof BooleanValue)) {
            throw SchemaException.mustBe("uniqueItems", "boolean");
        }
        schema.uniqueItems = unique instanceof BooleanValue flag && flag.value();
    }

    private static void order(@Nullable Long least, @Nullable Long most, String complaint) throws SchemaException {
        if (least != null && most != null && least > most) {
            throw new SchemaException(complaint);
        }
    }

    private static void allowed(Schema schema, SchemaObject object) throws SchemaException {
        if (object.get("enum") == null) {
            return;
        }
        List<String> allowed = new ArrayList<>();
        for (Value each : object.list("enum")) {
            String text = Canonical.text(each);
            if (allowed.contains(text)) {
                throw new SchemaException("enum items must be unique");
            }
            allowed.add(text);
        }
        schema.allowed = List.copyOf(allowed);
    }

    private @Nullable Pattern pattern(String text) throws SchemaException {
        if (text.length() > PATTERN_CHARS_MAX) {
            throw new SchemaException("a pattern of more than JSON_SCHEMA_PATTERN_CHARS_MAX=" + PATTERN_CHARS_MAX);
        }
        context.spend(1 + text.length());
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static String name(Value key) {
        return key instanceof StringValue text ? text.value() : String.valueOf(key);
    }
}
