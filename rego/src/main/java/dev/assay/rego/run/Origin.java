package dev.assay.rego.run;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.value.ArrayValue;
import java.util.List;
import java.util.Objects;

/**
 * The rule that made a value, and what of the input its body read on the way.
 *
 * @param inputs the paths read by the branch that succeeded, none twice, longest last
 */
public record Origin(Rule rule, Location location, List<ArrayValue> inputs) {
    public Origin {
        Objects.requireNonNull(rule, "rule is null");
        Objects.requireNonNull(location, "location is null");
        inputs = List.copyOf(inputs);
    }
}
