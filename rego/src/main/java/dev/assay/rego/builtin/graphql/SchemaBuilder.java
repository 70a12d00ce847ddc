package dev.assay.rego.builtin.graphql;

import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Makes a schema out of its document and the prelude, and checks it. */
final class SchemaBuilder {
    /** Directives that a schema may define once more; the definition that came last counts. */
    private static final Set<String> REDEFINABLE =
            Set.of("include", "skip", "deprecated", "specifiedBy", "defer", "oneOf");

    private final Context context;
    private final List<ObjectValue> roots;
    private final Schema schema;
    private final List<Definition> definitions = new ArrayList<>();

    private SchemaBuilder(Context context, Document document) {
        this.context = context;
        Document prelude = Prelude.parse(context);
        IdentityHashMap<ObjectValue, Position> positions = new IdentityHashMap<>(prelude.positions());
        positions.putAll(document.positions());
        this.schema = new Schema(positions);
        this.roots = List.of(prelude.root(), document.root());
    }

    static Schema build(Context context, Document document) throws GraphqlException {
        return new SchemaBuilder(context, document).build();
    }

    private Schema build() throws GraphqlException {
        for (ObjectValue node : all("Definitions")) {
            define(node);
        }
        for (ObjectValue node : all("Extensions")) {
            extend(node);
        }
        for (Definition definition : definitions) {
            relate(definition);
        }
        for (ObjectValue node : all("Directives")) {
            String name = Tree.name(node);
            if (schema.directives().put(name, node) != null && !REDEFINABLE.contains(name)) {
                throw new GraphqlException(schema.position(node), "Cannot redeclare directive " + name + ".");
            }
        }
        SchemaChecks checks = new SchemaChecks(context, schema);
        List<ObjectValue> entries = all("Schema");
        if (entries.size() > 1) {
            throw new GraphqlException(
                    schema.position(entries.get(1)),
                    "Cannot have multiple schema entry points, consider schema extensions instead.");
        }
        for (ObjectValue entry : entries) {
            enter(entry, checks);
        }
        for (ObjectValue entry : all("SchemaExtension")) {
            enter(entry, checks);
        }
        checks.all();
        if (entries.isEmpty()) {
            infer("query", "Query");
            infer("mutation", "Mutation");
            infer("subscription", "Subscription");
        }
        addIntrospection();
        return schema;
    }

    private List<ObjectValue> all(String field) {
        List<ObjectValue> nodes = new ArrayList<>();
        roots.forEach(root -> nodes.addAll(Tree.list(root, field)));
        context.spend(nodes.size());
        return nodes;
    }

    private void define(ObjectValue node) throws GraphqlException {
        String name = Tree.name(node);
        Position position = schema.position(node);
        if (schema.type(name) != null) {
            throw new GraphqlException(position, "Cannot redeclare type " + name + ".");
        }
        Definition definition = new Definition(Tree.text(node, "Kind"), name, Tree.flag(node, "BuiltIn"), position);
        definition.add(node);
        definitions.add(definition);
        schema.types().put(name, definition);
    }

    private void extend(ObjectValue node) throws GraphqlException {
        String name = Tree.name(node);
        String kind = Tree.text(node, "Kind");
        Definition definition = schema.type(name);
        if (definition == null) {
            definition = new Definition(kind, name, false, schema.position(node));
            definitions.add(definition);
            schema.types().put(name, definition);
        }
        if (!definition.is(kind)) {
            throw new GraphqlException(
                    schema.position(node),
                    "Cannot extend type " + name + " because the base type is a " + definition.kind() + ", not " + kind
                            + ".");
        }
        definition.add(node);
    }

    private void relate(Definition definition) {
        if (definition.is("UNION")) {
            for (String type : definition.types()) {
                Definition member = schema.type(type);
                if (member != null) {
                    schema.addPossible(definition.name(), member);
                }
            }
        }
        if (definition.is("OBJECT") || definition.is("INPUT_OBJECT") || definition.is("INTERFACE")) {
            definition.interfaces().forEach(name -> schema.addPossible(name, definition));
        }
        if (definition.is("OBJECT") || definition.is("INPUT_OBJECT")) {
            schema.addPossible(definition.name(), definition);
        }
    }

    private void enter(ObjectValue entry, SchemaChecks checks) throws GraphqlException {
        for (ObjectValue node : Tree.list(entry, "OperationTypes")) {
            String operation = Tree.text(node, "Operation");
            String type = Tree.text(node, "Type");
            Definition definition = schema.type(type);
            if (definition == null) {
                throw new GraphqlException(
                        schema.position(node),
                        "Schema root " + operation + " refers to a type " + type + " that does not exist.");
            }
            schema.setRoot(operation, definition);
        }
        checks.directives(Tree.list(entry, "Directives"), "SCHEMA", "", true);
    }

    private void infer(String operation, String type) {
        Definition definition = schema.type(type);
        if (schema.root(operation) == null && definition != null) {
            schema.setRoot(operation, definition);
        }
    }

    private void addIntrospection() {
        Definition query = schema.root("query");
        if (query != null) {
            query.addField(field("__schema", type("__Schema", true), List.of()));
            query.addField(
                    field("__type", type("__Type", false), List.of(field("name", type("String", true), List.of()))));
        }
    }

    private static ObjectValue field(String name, ObjectValue type, List<ObjectValue> arguments) {
        return ObjectValue.builder(3)
                .put("Name", StringValue.of(name))
                .put("Type", type)
                .put("Arguments", ArrayValue.of(arguments))
                .build();
    }

    static ObjectValue type(String name, boolean nonNull) {
        return ObjectValue.builder(2)
                .put("NamedType", StringValue.of(name))
                .put("NonNull", BooleanValue.of(nonNull))
                .build();
    }
}
