package dev.assay.rego.eval;

import dev.assay.rego.Policy;
import dev.assay.rego.PolicyException;
import dev.assay.rego.ast.Source;
import dev.assay.rego.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways to ask a policy. */
final class Asked {
    private Asked() {}

    static Policy policy(String... rules) {
        Source[] sources = new Source[rules.length];
        for (int i = 0; i < rules.length; i++) {
            String text = rules[i].startsWith("package") ? rules[i] : "package p\n" + rules[i];
            sources[i] = new Source("p" + i + ".rego", text);
        }
        return Policy.compile(sources);
    }

    /** A value written as a term. */
    static Value term(String text) {
        Value value =
                Policy.builder().build().query(text).evaluate((Value) null).value();
        if (value == null) {
            throw new IllegalArgumentException(text + " has no value");
        }
        return value;
    }

    /** What a rule of package p gives, as text; "undefined" for nothing. */
    static String value(String rules, String rule) {
        return value(rules, rule, null);
    }

    static String value(String rules, String rule, @Nullable String input) {
        Value value = policy(rules)
                .query("data.p." + rule)
                .evaluate(input == null ? null : term(input))
                .value();
        return value == null ? "undefined" : value.toString();
    }

    /** What is wrong with a policy. */
    static List<String> problems(String... rules) {
        try {
            policy(rules);
            return List.of();
        } catch (PolicyException e) {
            return e.problems().stream().map(Object::toString).toList();
        }
    }
}
