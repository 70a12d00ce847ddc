package dev.assay.rego.json;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values to and from Jackson's trees. Sets become arrays in Rego's order; keys become strings. */
public final class JsonTrees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTrees() {}

    /**
     * The value of a tree.
     *
     * @throws JsonException for a node that is no JSON, such as a missing one, and for a number that is infinite, none,
     *     or beyond the limits of numbers
     */
    public static Value value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> StringValue.of(JsonReader.wellFormed(node.stringValue()));
            case NUMBER -> number(node);
            case BOOLEAN -> BooleanValue.of(node.booleanValue());
            case NULL -> NullValue.NULL;
            case BINARY, MISSING, POJO -> throw new JsonException("a " + node.getNodeType() + " node is no JSON");
        };
    }

    private static Value object(JsonNode node) {
        ObjectValue.Builder entries = ObjectValue.builder(node.size());
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            entries.put(JsonReader.wellFormed(entry.getKey()), value(entry.getValue()));
        }
        return entries.build();
    }

    private static Value array(JsonNode node) {
        Value[] elements = new Value[node.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = value(node.get(i));
        }
        return ArrayValue.owning(elements);
    }

    private static Value number(JsonNode node) {
        if (node.canConvertToLong() && node.isIntegralNumber()) {
            return NumberValue.of(node.longValue());
        }
        try {
            return NumberValue.parse(node.asString());
        } catch (NumberFormatException e) {
            throw new JsonException("not a number that JSON has: " + node.asString(), e);
        }
    }

    /** The tree of a value. */
    public static JsonNode node(Value value) {
        return switch (value) {
            case NullValue _ -> NODES.nullNode();
            case BooleanValue bool -> NODES.booleanNode(bool.value());
            case StringValue string -> NODES.stringNode(string.value());
            case NumberValue number -> node(number);
            case ArrayValue array -> array(array);
            case SetValue set -> array(set);
            case ObjectValue object -> object(object);
        };
    }

    private static JsonNode node(NumberValue number) {
        if (number.isLong()) {
            return NODES.numberNode(number.asLong());
        }
        return number.isWhole() ? NODES.numberNode(number.asWhole()) : NODES.numberNode(number.asDecimal());
    }

    private static JsonNode array(Iterable<Value> elements) {
        ArrayNode node = NODES.arrayNode();
        for (Value element : elements) {
            node.add(node(element));
        }
        return node;
    }

    private static JsonNode object(ObjectValue object) {
        ObjectNode node = NODES.objectNode();
        for (int i = 0; i < object.size(); i++) {
            node.set(JsonWriter.keyText(object.keyAt(i)), node(object.valueAt(i)));
        }
        return node;
    }
}
