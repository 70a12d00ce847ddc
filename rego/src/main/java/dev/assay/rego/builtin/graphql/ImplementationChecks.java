package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.util.List;

/** Checks that types have what their interfaces ask for. */
final class ImplementationChecks {
    private final Schema schema;

    ImplementationChecks(Schema schema) {
        this.schema = schema;
    }

    void check(Definition definition) throws GraphqlException {
        for (String name : definition.interfaces()) {
            check(definition, name);
        }
    }

    private void check(Definition definition, String name) throws GraphqlException {
        Definition required = schema.type(name);
        if (required == null) {
            throw new GraphqlException(definition.position(), "Undefined type " + Quote.of(name) + ".");
        }
        if (!required.is("INTERFACE")) {
            throw new GraphqlException(
                    definition.position(), Quote.of(name) + " is a non interface type " + required.kind() + ".");
        }
        String begin = "For " + definition.name() + " to implement " + required.name() + " ";
        for (ObjectValue field : required.fields()) {
            String fieldName = Tree.name(field);
            ObjectValue found = definition.field(fieldName);
            if (found == null) {
                throw new GraphqlException(
                        definition.position(), begin + "it must have a field called " + fieldName + ".");
            }
            if (!isCovariant(TypeReference.in(field), TypeReference.in(found))) {
                throw new GraphqlException(
                        schema.position(found),
                        begin + "the field " + fieldName + " must have type "
                                + TypeReference.in(field).shown() + ".");
            }
            arguments(begin, field, found);
        }
        ancestors(definition, required);
    }

    private void arguments(String begin, ObjectValue field, ObjectValue found) throws GraphqlException {
        String name = Tree.name(field);
        List<ObjectValue> required = Tree.list(field, "Arguments");
        List<ObjectValue> given = Tree.list(found, "Arguments");
        for (ObjectValue argument : required) {
            ObjectValue same = Tree.named(given, Tree.name(argument));
            if (same == null) {
                throw new GraphqlException(
                        schema.position(found),
                        begin + "the field " + name + " must have the same arguments but it is missing "
                                + Tree.name(argument) + ".");
            }
            if (!TypeReference.in(argument).isCompatible(TypeReference.in(same))) {
                throw new GraphqlException(
                        schema.position(same),
                        begin + "the field " + name + " must have the same arguments but " + Tree.name(argument)
                                + " has the wrong type.");
            }
        }
        for (ObjectValue argument : given) {
            if (Tree.named(required, Tree.name(argument)) == null
                    && TypeReference.in(argument).nonNull()
                    && Tree.child(argument, "DefaultValue") == null) {
                throw new GraphqlException(
                        schema.position(argument),
                        begin + "any additional arguments on " + name
                                + " must be optional or have a default value but " + Tree.name(argument)
                                + " is required.");
            }
        }
    }

    private static void ancestors(Definition definition, Definition required) throws GraphqlException {
        for (String ancestor : required.interfaces()) {
            if (definition.interfaces().contains(ancestor)) {
                continue;
            }
            String message = ancestor.equals(definition.name())
                    ? "Type " + definition.name() + " cannot implement " + required.name()
                            + " because it would create a circular reference."
                    : "Type " + definition.name() + " must implement " + ancestor + " because it is implemented by "
                            + required.name() + ".";
            throw new GraphqlException(definition.position(), message);
        }
    }

    private boolean isCovariant(TypeReference required, TypeReference actual) {
        if (required.nonNull() && !actual.nonNull()) {
            return false;
        }
        TypeReference element = required.element();
        if (!required.named().isEmpty() || element == null) {
            return required.named().equals(actual.named())
                    || schema.possible(required.named()).stream()
                            .anyMatch(type -> type.name().equals(actual.named()));
        }
        TypeReference other = actual.element();
        return other != null && isCovariant(element, other);
    }
}
