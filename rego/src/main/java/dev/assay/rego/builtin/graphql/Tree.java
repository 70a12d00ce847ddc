package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads nodes of a document, which are objects: what a node does not have is empty. */
final class Tree {
    /** How deep selections, values and types may stand within each other. */
    static final int DEPTH_MAX = 200;

    private Tree() {}

    static String text(ObjectValue node, String field) {
        return node.get(field) instanceof StringValue text ? text.value() : "";
    }

    static String name(ObjectValue node) {
        return text(node, "Name");
    }

    static boolean flag(ObjectValue node, String field) {
        return node.get(field) instanceof BooleanValue flag && flag.value();
    }

    static @Nullable ObjectValue child(ObjectValue node, String field) {
        return node.get(field) instanceof ObjectValue child ? child : null;
    }

    static List<ObjectValue> list(ObjectValue node, String field) {
        return node.get(field) instanceof ArrayValue array ? new Nodes(array) : List.of();
    }

    /** The elements of an array of nodes, without a copy. {@link Shape} saw to it that they are nodes. */
    private static final class Nodes extends AbstractList<ObjectValue> {
        private final ArrayValue array;

        Nodes(ArrayValue array) {
            this.array = array;
        }

        @Override
        public ObjectValue get(int index) {
            return (ObjectValue) array.get(index);
        }

        @Override
        public int size() {
            return array.size();
        }
    }

    static List<String> texts(ObjectValue node, String field) {
        if (!(node.get(field) instanceof ArrayValue array)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(array.size());
        for (Value element : array) {
            if (element instanceof StringValue text) {
                texts.add(text.value());
            }
        }
        return texts;
    }

    /** The first node of a name, or null. */
    static @Nullable ObjectValue named(List<ObjectValue> nodes, String name) {
        for (ObjectValue node : nodes) {
            if (name(node).equals(name)) {
                return node;
            }
        }
        return null;
    }

    static ValueKind kind(ObjectValue value) {
        return value.get("Kind") instanceof NumberValue number && number.fitsLong()
                ? ValueKind.of(number.asLong())
                : ValueKind.VARIABLE;
    }

    static boolean isField(ObjectValue selection) {
        return selection.get("Alias") != null;
    }

    static boolean isInlineFragment(ObjectValue selection) {
        return selection.get("TypeCondition") != null;
    }

    /** The name under which a field's value stands in the response. */
    static String responseName(ObjectValue field) {
        String alias = text(field, "Alias");
        return alias.isEmpty() ? name(field) : alias;
    }

    /**
     * A copy of a document that a policy hands in. No node of the copy stands at two places, so that what is found out
     * about a node is about one place. All selections become fields, as OPA reads them.
     */
    static ObjectValue copy(ObjectValue node) throws GraphqlException {
        return copy(node, 0);
    }

    private static ObjectValue copy(ObjectValue node, int depth) throws GraphqlException {
        if (depth > 3 * DEPTH_MAX) {
            throw new GraphqlException(null, "a document deeper than GRAPHQL_DEPTH_MAX=" + DEPTH_MAX);
        }
        ObjectValue.Builder copy = ObjectValue.builder(node.size());
        for (int i = 0; i < node.size(); i++) {
            if (!(node.keyAt(i) instanceof StringValue key)) {
                throw new GraphqlException(null, "a field's name must be a string, not " + node.keyAt(i));
            }
            Value value = node.valueAt(i);
            Shape.check(key.value(), value);
            if (value instanceof ObjectValue child) {
                copy.put(key, copy(child, depth + 1));
            } else if (value instanceof ArrayValue array) {
                copy.put(key, copy(array, key.value().equals("SelectionSet"), depth + 1));
            } else if (!(value instanceof NullValue)) {
                copy.put(key, value);
            }
        }
        return copy.build();
    }

    private static ArrayValue copy(ArrayValue array, boolean selections, int depth) throws GraphqlException {
        List<Value> elements = new ArrayList<>(array.size());
        for (Value element : array) {
            if (element instanceof ObjectValue child) {
                ObjectValue copied = copy(child, depth + 1);
                boolean bare = selections && copied.get("Alias") == null;
                elements.add(
                        bare
                                ? copied.toBuilder()
                                        .put("Alias", StringValue.EMPTY)
                                        .build()
                                : copied);
            } else {
                elements.add(element);
            }
        }
        return ArrayValue.of(elements);
    }
}
