package dev.assay.bench.policy;

import dev.assay.rego.json.JsonReader;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.Locale;
import java.util.Objects;

/**
 * The line that a turn prints.
 *
 * @param perSecond decisions per second
 * @param p50 median time of a decision, in microseconds
 * @param p99 99 of a hundred are no longer, in microseconds
 * @param decision what was decided
 */
record DecisionResult(double perSecond, double p50, double p99, Value decision) {

    static DecisionResult parse(String line) {
        ObjectValue object = (ObjectValue) JsonReader.read(line);
        ObjectValue micros = (ObjectValue) member(object, "micros");
        return new DecisionResult(
                number(object, "decisionsPerSecond"),
                number(micros, "p50"),
                number(micros, "p99"),
                member(object, "decision"));
    }

    private static double number(ObjectValue object, String name) {
        return ((NumberValue) member(object, name)).asDouble();
    }

    private static Value member(ObjectValue object, String name) {
        return Objects.requireNonNull(object.get(name), () -> name + " is missing");
    }

    String human() {
        return String.format(Locale.ROOT, "%,9.0f decisions/s   p50 %7.1f us   p99 %8.1f us", perSecond, p50, p99);
    }
}
