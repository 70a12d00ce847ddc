package dev.assay.rego.run;

import dev.assay.rego.ast.Location;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a query gives: a row for each way in which it holds; no row when it is undefined.
 *
 * @param origins for elements of sets and values of rules that the query read: which rules made them; empty unless
 * asked
 *     for
 */
public record Results(List<Row> rows, Map<Value, List<Origin>> origins) {
    public Results {
        rows = List.copyOf(rows);
        origins = Map.copyOf(origins);
    }

    /**
     * One row.
     *
     * @param bindings the query's variables by name; wildcards and generated ones are not among them
     * @param expressions the value of each expression, in the order written
     */
    public record Row(ObjectValue bindings, List<ExpressionValue> expressions) {
        public Row {
            expressions = List.copyOf(expressions);
        }
    }

    /** The value of an expression of the query, and its text. */
    public record ExpressionValue(Value value, String text, Location location) {}

    /** Whether there is no row. */
    public boolean isUndefined() {
        return rows.isEmpty();
    }

    /** The value of the only expression of the first row, or null when the query is undefined. */
    public @Nullable Value value() {
        return rows.isEmpty() ? null : rows.getFirst().expressions().getFirst().value();
    }

    /** Whether there is one row, without bindings, whose only expression is true. */
    public boolean allowed() {
        return rows.size() == 1
                && rows.getFirst().bindings().size() == 0
                && rows.getFirst().expressions().size() == 1
                && rows.getFirst().expressions().getFirst().value().equals(BooleanValue.TRUE);
    }
}
