package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.Kind;
import dev.assay.rego.value.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of which kind the fields of a document's nodes are, so that a policy cannot hand in something else. */
final class Shape {
    private static final Set<String> ARRAYS = Set.of(
            "Operations",
            "Fragments",
            "Schema",
            "SchemaExtension",
            "Definitions",
            "Extensions",
            "Directives",
            "SelectionSet",
            "Arguments",
            "Children",
            "VariableDefinitions",
            "Fields",
            "EnumValues",
            "OperationTypes",
            "Interfaces",
            "Types",
            "Locations",
            "List");
    private static final Set<String> OBJECTS = Set.of("Type", "Elem", "DefaultValue", "Comment");
    private static final Set<String> STRINGS =
            Set.of("Name", "Alias", "TypeCondition", "Raw", "NamedType", "Description", "Operation", "Variable");
    private static final Set<String> BOOLEANS =
            Set.of("NonNull", "BuiltIn", "IsRepeatable", "Used", "ExpectedTypeHasDefault");

    private Shape() {}

    private static @Nullable Kind kind(String field) {
        if (ARRAYS.contains(field)) {
            return Kind.ARRAY;
        }
        if (OBJECTS.contains(field)) {
            return Kind.OBJECT;
        }
        if (STRINGS.contains(field)) {
            return Kind.STRING;
        }
        return BOOLEANS.contains(field) ? Kind.BOOLEAN : null;
    }

    static void check(String field, Value value) throws GraphqlException {
        Kind kind = kind(field);
        boolean operationType = field.equals("Type") && value.kind() == Kind.STRING;
        if (kind != null && value.kind() != kind && value.kind() != Kind.NULL && !operationType) {
            throw new GraphqlException(
                    null, "json: cannot unmarshal " + value.kind().word() + " into the field " + field);
        }
        if (value instanceof ArrayValue array && !field.equals("List")) {
            boolean strings = field.equals("Interfaces") || field.equals("Types") || field.equals("Locations");
            for (Value element : array) {
                if (kind != null && element.kind() != (strings ? Kind.STRING : Kind.OBJECT)) {
                    throw new GraphqlException(
                            null,
                            "json: cannot unmarshal " + element.kind().word() + " into an element of the field "
                                    + field);
                }
            }
        }
    }
}
