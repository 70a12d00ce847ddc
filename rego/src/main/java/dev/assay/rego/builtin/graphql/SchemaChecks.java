package dev.assay.rego.builtin.graphql;

import dev.assay.rego.builtin.Context;
import dev.assay.rego.value.ObjectValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the types and directives of a schema, in the order and words of gqlparser. */
final class SchemaChecks {
    private static final List<String> OUTPUT = List.of("SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM");
    private static final List<String> INPUT = List.of("SCALAR", "ENUM", "INPUT_OBJECT");

    private final Context context;
    private final Schema schema;

    SchemaChecks(Context context, Schema schema) {
        this.context = context;
        this.schema = schema;
    }

    /** Checks all types, then all directives, by name. */
    void all() throws GraphqlException {
        ImplementationChecks implementations = new ImplementationChecks(schema);
        for (Definition definition : schema.types().values()) {
            context.spend(1 + definition.fields().size());
            fields(definition);
            unionMembers(definition);
            implementations.check(definition);
            kind(definition);
            unique(definition);
            if (!definition.isBuiltIn()) {
                name(definition.position(), definition.name());
            }
            directives(definition.directives(), definition.kind(), "", false);
        }
        new InputCycles(schema).check();
        for (ObjectValue directive : schema.directives().values()) {
            name(schema.position(directive), Tree.name(directive));
            arguments(Tree.list(directive, "Arguments"), Tree.name(directive));
        }
    }

    private void fields(Definition definition) throws GraphqlException {
        String location = definition.is("INPUT_OBJECT") ? "INPUT_FIELD_DEFINITION" : "FIELD_DEFINITION";
        for (ObjectValue field : definition.fields()) {
            name(schema.position(field), Tree.name(field));
            type(field);
            arguments(Tree.list(field, "Arguments"), "");
            directives(Tree.list(field, "Directives"), location, "", true);
        }
    }

    private void unionMembers(Definition definition) throws GraphqlException {
        for (String name : definition.types()) {
            Definition member = schema.type(name);
            if (member == null) {
                throw new GraphqlException(definition.position(), "Undefined type " + Quote.of(name) + ".");
            }
            if (!member.is("OBJECT")) {
                throw new GraphqlException(
                        definition.position(), definition.kind() + " type " + Quote.of(name) + " must be OBJECT.");
            }
        }
    }

    private void kind(Definition definition) throws GraphqlException {
        switch (definition.kind()) {
            case "OBJECT", "INTERFACE" -> {
                some(definition, definition.fields(), "must define one or more fields.");
                for (ObjectValue field : definition.fields()) {
                    fieldKind(field, OUTPUT, definition.kind() + " " + definition.name());
                }
            }
            case "ENUM" -> enumValues(definition);
            case "INPUT_OBJECT" -> {
                some(definition, definition.fields(), "must define one or more input fields.");
                for (ObjectValue field : definition.fields()) {
                    Definition type = schema.type(TypeReference.in(field).name());
                    fieldKind(field, INPUT, (type == null ? "" : type.kind()) + " " + Tree.name(field));
                }
            }
            default -> {
                // Scalars and unions have no members with types.
            }
        }
    }

    private static void some(Definition definition, List<ObjectValue> members, String complaint)
            throws GraphqlException {
        if (members.isEmpty()) {
            throw new GraphqlException(
                    definition.position(), definition.kind() + " " + definition.name() + ": " + complaint);
        }
    }

    private void fieldKind(ObjectValue field, List<String> allowed, String subject) throws GraphqlException {
        Definition type = schema.type(TypeReference.in(field).name());
        if (type != null && !allowed.contains(type.kind())) {
            throw new GraphqlException(
                    schema.position(field), subject + ": field must be one of " + String.join(", ", allowed) + ".");
        }
    }

    private void enumValues(Definition definition) throws GraphqlException {
        some(definition, definition.enumValues(), "must define one or more unique enum values.");
        for (ObjectValue value : definition.enumValues()) {
            String name = Tree.name(value);
            if (Set.of("true", "false", "null").contains(name)) {
                throw new GraphqlException(
                        definition.position(),
                        definition.kind() + " " + definition.name() + ": non-enum value " + name + ".");
            }
            directives(Tree.list(value, "Directives"), "ENUM_VALUE", "", true);
        }
    }

    private void unique(Definition definition) throws GraphqlException {
        ObjectValue twice = repeated(definition.fields());
        if (twice != null) {
            throw new GraphqlException(
                    schema.position(twice),
                    "Field " + definition.name() + "." + Tree.name(twice) + " can only be defined once.");
        }
        twice = repeated(definition.enumValues());
        if (twice != null) {
            throw new GraphqlException(
                    schema.position(twice),
                    "Enum value " + definition.name() + "." + Tree.name(twice) + " can only be defined once.");
        }
        Set<String> seen = new HashSet<>();
        for (String type : definition.types()) {
            if (!seen.add(type)) {
                throw new GraphqlException(
                        definition.position(),
                        "Union type " + definition.name() + " can only include type " + type + " once.");
            }
        }
    }

    private static @Nullable ObjectValue repeated(List<ObjectValue> nodes) {
        Set<String> seen = new HashSet<>();
        for (ObjectValue node : nodes) {
            if (!seen.add(Tree.name(node))) {
                return node;
            }
        }
        return null;
    }

    private void type(ObjectValue member) throws GraphqlException {
        String name = TypeReference.in(member).name();
        if (schema.type(name) == null) {
            ObjectValue node = Tree.child(member, "Type");
            throw new GraphqlException(node == null ? null : schema.position(node), "Undefined type " + name + ".");
        }
    }

    private void arguments(List<ObjectValue> arguments, String directive) throws GraphqlException {
        for (ObjectValue argument : arguments) {
            name(schema.position(argument), Tree.name(argument));
            type(argument);
            TypeReference reference = TypeReference.in(argument);
            Definition type = schema.type(reference.name());
            if (type != null && !type.isInput()) {
                throw new GraphqlException(
                        schema.position(argument),
                        "cannot use " + reference.shown() + " as argument " + Tree.name(argument) + " because "
                                + type.kind() + " is not a valid input type");
            }
            directives(Tree.list(argument, "Directives"), "ARGUMENT_DEFINITION", directive, true);
        }
    }

    /**
     * Checks directives where they are used.
     *
     * @param within the directive whose definition they stand in, or empty
     * @param once whether they stand at one place, so that only repeatable ones may repeat
     */
    void directives(List<ObjectValue> directives, String location, String within, boolean once)
            throws GraphqlException {
        Set<String> seen = new HashSet<>();
        for (ObjectValue directive : directives) {
            String name = Tree.name(directive);
            Position position = schema.position(directive);
            name(position, name);
            if (!within.isEmpty() && name.equals(within)) {
                throw new GraphqlException(position, "Directive " + within + " cannot refer to itself.");
            }
            ObjectValue definition = schema.directive(name);
            if (definition == null) {
                throw new GraphqlException(position, "Undefined directive " + name + ".");
            }
            if (once && !seen.add(name) && !Tree.flag(definition, "IsRepeatable")) {
                throw new GraphqlException(
                        position, "The directive " + name + " can only be used once at this location.");
            }
            if (!Tree.texts(definition, "Locations").contains(location)) {
                throw new GraphqlException(position, "Directive " + name + " is not applicable on " + location + ".");
            }
            directiveArguments(directive, definition);
        }
    }

    private void directiveArguments(ObjectValue directive, ObjectValue definition) throws GraphqlException {
        String name = Tree.name(directive);
        List<ObjectValue> defined = Tree.list(definition, "Arguments");
        List<ObjectValue> given = Tree.list(directive, "Arguments");
        for (ObjectValue argument : given) {
            if (Tree.named(defined, Tree.name(argument)) == null) {
                throw new GraphqlException(
                        schema.position(argument),
                        "Undefined argument " + Tree.name(argument) + " for directive " + name + ".");
            }
        }
        for (ObjectValue argument : defined) {
            if (TypeReference.in(argument).nonNull() && Tree.child(argument, "DefaultValue") == null) {
                ObjectValue found = Tree.named(given, Tree.name(argument));
                ObjectValue value = found == null ? null : Tree.child(found, "Value");
                if (value == null || Tree.kind(value) == ValueKind.NULL) {
                    throw new GraphqlException(
                            schema.position(directive),
                            "Argument " + Tree.name(argument) + " for directive " + name + " cannot be null.");
                }
            }
        }
    }

    private static void name(@Nullable Position position, String name) throws GraphqlException {
        if (name.startsWith("__")) {
            throw new GraphqlException(
                    position,
                    "Name \"" + name + "\" must not begin with \"__\", which is reserved by GraphQL introspection.");
        }
    }
}
