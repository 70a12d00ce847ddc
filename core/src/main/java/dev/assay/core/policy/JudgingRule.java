package dev.assay.core.policy;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rules of one name in one namespace.
 *
 * @param rules as written; at least one
 */
record JudgingRule(String namespace, RuleName name, List<Rule> rules) {

    JudgingRule {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException(name.text() + " without a rule");
        }
    }

    /** What is known of one of them; when none is given, of all of them together. */
    RuleFacts facts(@Nullable Rule made) {
        Rule rule = made == null ? rules.getFirst() : made;
        ObjectValue notes = made == null && rules.size() > 1 ? ofDocument() : annotations(rule);
        Value custom = notes.get("custom");
        ObjectValue own = custom instanceof ObjectValue object ? object : ObjectValue.EMPTY;
        String id = text(own, "id");
        return new RuleFacts(
                id.isEmpty() ? namespace + "." + name.text() : id,
                text(notes, "title"),
                text(notes, "description"),
                Severity.of(text(own, "severity")),
                related(notes),
                new Place(rule.location().file(), rule.location().row(), 0));
    }

    private ObjectValue annotations(Rule rule) {
        ObjectValue found = ObjectValue.EMPTY;
        for (Annotations annotations : rule.annotations()) {
            if (annotations.scope() == Annotations.Scope.RULE) {
                return annotations.document();
            }
            found = annotations.document();
        }
        return found.size() > 0 ? found : ofDocument();
    }

    private ObjectValue ofDocument() {
        for (Rule other : rules) {
            for (Annotations annotations : other.annotations()) {
                if (annotations.scope() == Annotations.Scope.DOCUMENT) {
                    return annotations.document();
                }
            }
        }
        return ObjectValue.EMPTY;
    }

    /** The reason that a rule of exceptions gives in its annotations: {@code custom.reason}, else its description. */
    static String reason(Rule rule) {
        for (Annotations annotations : rule.annotations()) {
            ObjectValue notes = annotations.document();
            String reason = notes.get("custom") instanceof ObjectValue custom ? text(custom, "reason") : "";
            for (String key : List.of("description", "title")) {
                reason = reason.isEmpty() ? text(notes, key) : reason;
            }
            if (!reason.isEmpty()) {
                return reason.strip();
            }
        }
        return "";
    }

    private static List<String> related(ObjectValue notes) {
        List<String> addresses = new ArrayList<>();
        if (notes.get("related_resources") instanceof ArrayValue resources) {
            for (Value resource : resources) {
                String address = resource instanceof ObjectValue object ? text(object, "ref") : "";
                if (!address.isEmpty()) {
                    addresses.add(address);
                }
            }
        }
        return addresses;
    }

    private static String text(ObjectValue object, String key) {
        return object.get(key) instanceof StringValue text ? text.value() : "";
    }
}
