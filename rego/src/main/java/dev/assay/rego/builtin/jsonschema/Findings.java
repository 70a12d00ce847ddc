package dev.assay.rego.builtin.jsonschema;

import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a value, and how near it came to matching: the best of several schemas is the one reported. */
final class Findings {
    private final List<Value> problems = new ArrayList<>();
    private int score;

    void add(String type, Place place, String description) {
        String field = place.shown();
        problems.add(ObjectValue.builder(4)
                .put("error", StringValue.of(field + ": " + description))
                .put("type", StringValue.of(type))
                .put("field", StringValue.of(field))
                .put("desc", StringValue.of(description))
                .build());
        score -= 2;
    }

    void merge(Findings other) {
        problems.addAll(other.problems);
        score += other.score;
    }

    void passed() {
        score++;
    }

    boolean isValid() {
        return problems.isEmpty();
    }

    boolean isBetterThan(Findings other) {
        return score > other.score;
    }

    List<Value> problems() {
        return problems;
    }
}
