package dev.assay.rego.builtin.collection;

import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Patch (RFC 6902) on any value, sets included. */
final class JsonPatch {
    private final Document document;

    private JsonPatch(Document document) {
        this.document = document;
    }

    static @Nullable Value patch(Context context, Value[] arguments) {
        JsonPatch patch = new JsonPatch(new Document(context, arguments[0]));
        for (Value operation : Operands.array(arguments[1], 2)) {
            patch.apply(operation);
        }
        return patch.document.value();
    }

    private void apply(Value element) {
        if (!(element instanceof ObjectValue operation)) {
            throw BuiltinException.error(
                    "must be an array of JSON-Patch objects, but at least one element is not an object");
        }
        Value pathTerm = attribute(operation, "path");
        if (!(attribute(operation, "op") instanceof StringValue op)) {
            throw BuiltinException.error("attribute 'op' must be a string but found: "
                    + attribute(operation, "op").kind().word());
        }
        List<Value> path = JsonPaths.path(pathTerm);
        switch (op.value()) {
            case "add" -> document.insert(path, attribute(operation, "value"));
            case "remove" -> document.delete(path);
            case "replace" -> {
                document.delete(path);
                document.insert(path, attribute(operation, "value"));
            }
            case "move" -> {
                List<Value> from = JsonPaths.path(attribute(operation, "from"));
                Value moved = document.at(from);
                document.delete(from);
                document.insert(path, moved);
            }
            case "copy" -> document.insert(path, document.at(JsonPaths.path(attribute(operation, "from"))));
            case "test" -> test(document.at(path), attribute(operation, "value"));
            default -> throw BuiltinException.error("unrecognized op: '" + op.value() + "'");
        }
    }

    private static Value attribute(ObjectValue operation, String name) {
        Value value = operation.get(name);
        if (value == null) {
            throw BuiltinException.error("missing required attribute '" + name + "'");
        }
        return value;
    }

    private static void test(Value found, Value expected) {
        if (!found.equals(expected)) {
            throw BuiltinException.error(
                    "value from EditTree != patch value.\n\nExpected: " + expected + "\n\nFound: " + found);
        }
    }
}
