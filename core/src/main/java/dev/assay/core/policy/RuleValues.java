package dev.assay.core.policy;

import dev.assay.core.policy.RuleResult.ResultLocation;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values that rules give. */
final class RuleValues {

    private static final String MESSAGE = "msg";
    private static final String LOCATION = "_loc";

    private RuleValues() {}

    /** What a rule gave, element by element. */
    record Given(@Nullable Value element, RuleResult result) {}

    /**
     * The results of a rule's value. An empty one is a result that passed.
     *
     * @param query the query that gave it
     * @param exact whether what cannot be read is passed over, as Conftest does, or refused
     */
    static List<Given> read(Value value, String query, boolean exact) {
        List<Given> results = new ArrayList<>();
        Iterable<Value> elements = switch (value) {
            case SetValue set -> set;
            case ArrayValue array -> array;
            default -> {
                refuseScalar(value, query, exact);
                yield List.of();
            }
        };
        boolean empty = true;
        for (Value element : elements) {
            empty = false;
            if (element instanceof StringValue text) {
                results.add(new Given(element, result(text.value(), null, ObjectValue.EMPTY, query)));
            } else if (element instanceof ObjectValue object) {
                results.add(new Given(element, result(object, query)));
            } else if (!exact) {
                throw new CheckException(query + " gave " + element + ", which is neither text nor an object with msg");
            }
        }
        if (empty) {
            results.add(new Given(null, RuleResult.of("")));
        }
        return results;
    }

    private static void refuseScalar(Value value, String query, boolean exact) {
        boolean nothing = !value.truthy() || (value instanceof ObjectValue object && object.size() == 0);
        if (!exact && !nothing) {
            throw new CheckException(query + " gave " + shortened(value.toString())
                    + ", not a set of messages; write '" + query.substring(query.lastIndexOf('.') + 1)
                    + " contains msg if ...'");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    private static RuleResult result(ObjectValue object, String query) {
        if (!(object.get(MESSAGE) instanceof StringValue message)) {
            throw new CheckException(query + ": \"msg\" field must be present and a string");
        }
        return result(message.value(), location(object.get(LOCATION)), object, query);
    }

    private static RuleResult result(
            String message, @Nullable ResultLocation location, ObjectValue given, String query) {
        ObjectValue.Builder metadata = ObjectValue.builder(given.size() + 1);
        for (int i = 0; i < given.size(); i++) {
            Value key = given.keyAt(i);
            if (!(key instanceof StringValue name)
                    || (!name.value().equals(MESSAGE) && !name.value().equals(LOCATION))) {
                metadata.put(key, given.valueAt(i));
            }
        }
        metadata.put("query", StringValue.of(query));
        return new RuleResult(message, location, metadata.build(), null, null, "");
    }

    private static @Nullable ResultLocation location(@Nullable Value value) {
        if (!(value instanceof ObjectValue object)) {
            return null;
        }
        String file = object.get("file") instanceof StringValue text ? text.value() : "";
        String line = object.get("line") instanceof NumberValue number ? number.text() : "";
        return file.isEmpty() && line.isEmpty() ? null : new ResultLocation(file, line);
    }

    /**
     * What excepts a rule.
     *
     * @param element the element of {@code exception} that names it
     */
    record Exempting(Value element, String reason) {}

    /**
     * The exceptions that name a rule: elements of elements that equal its name, each time that one does; and, unless
     * exact, objects {@code {"rules": [...], "reason": "..."}}.
     */
    static List<Exempting> exempting(@Nullable Value exceptions, String name, boolean exact) {
        List<Exempting> found = new ArrayList<>();
        for (Value element : elements(exceptions)) {
            for (Value inner : elements(element)) {
                if (inner instanceof StringValue text && text.value().equals(name)) {
                    found.add(new Exempting(element, ""));
                }
            }
            if (!exact && element instanceof ObjectValue object) {
                String reason = object.get("reason") instanceof StringValue text ? text.value() : "";
                for (Value inner : elements(object.get("rules"))) {
                    if (inner instanceof StringValue text && text.value().equals(name)) {
                        found.add(new Exempting(element, reason));
                    }
                }
            }
        }
        return found;
    }

    private static Iterable<Value> elements(@Nullable Value value) {
        return switch (value) {
            case SetValue set -> set;
            case ArrayValue array -> array;
            case ObjectValue object -> {
                List<Value> values = new ArrayList<>(object.size());
                for (int i = 0; i < object.size(); i++) {
                    values.add(object.valueAt(i));
                }
                yield values;
            }
            case null, default -> List.of();
        };
    }
}
