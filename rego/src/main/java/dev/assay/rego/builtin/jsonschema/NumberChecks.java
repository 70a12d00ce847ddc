package dev.assay.rego.builtin.jsonschema;

import dev.assay.rego.value.NumberValue;
import java.math.BigDecimal;

/** Checks numbers against their limits, exactly. */
final class NumberChecks {
    private NumberChecks() {}

    static void check(Schema schema, NumberValue number, Place place, Findings findings) {
        BigDecimal value = number.asDecimal();
        BigDecimal multiple = schema.multipleOf;
        if (multiple != null && value.remainder(multiple).signum() != 0) {
            findings.add("multiple_of", place, "Must be a multiple of " + Canonical.shown(multiple));
        }
        BigDecimal maximum = schema.maximum;
        if (maximum != null && value.compareTo(maximum) > 0) {
            findings.add("number_lte", place, "Must be less than or equal to " + Canonical.shown(maximum));
        }
        BigDecimal below = schema.exclusiveMaximum;
        if (below != null && value.compareTo(below) >= 0) {
            findings.add("number_lt", place, "Must be less than " + Canonical.shown(below));
        }
        BigDecimal minimum = schema.minimum;
        if (minimum != null && value.compareTo(minimum) < 0) {
            findings.add("number_gte", place, "Must be greater than or equal to " + Canonical.shown(minimum));
        }
        BigDecimal above = schema.exclusiveMinimum;
        if (above != null && value.compareTo(above) <= 0) {
            findings.add("number_gt", place, "Must be greater than " + Canonical.shown(above));
        }
        findings.passed();
    }
}
