package dev.assay.rego.eval;

import dev.assay.rego.run.Results;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The end of a query: a row for each way in which it holds. */
public final class Rows extends Step {
    private final List<Binding> bindings;
    private final List<Column> columns;

    /** A variable that is shown. */
    public record Binding(StringValue name, int slot) {}

    /**
     * An expression that is shown.
     *
     * @param slot where its value is kept; -1 for one that is just true
     */
    public record Column(int slot, Results.ExpressionValue shown) {}

    public Rows(List<Binding> bindings, List<Column> columns) {
        this.bindings = List.copyOf(bindings);
        this.columns = List.copyOf(columns);
    }

    /** What to collect into. */
    public static List<Results.Row> collector(Frame frame) {
        List<Results.Row> rows = new ArrayList<>();
        frame.collector = rows;
        return rows;
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean run(Frame frame) {
        ObjectValue.Builder bound = ObjectValue.builder(bindings.size());
        for (Binding binding : bindings) {
            bound.put(binding.name, shown(frame, frame.slots[binding.slot]));
        }
        List<Results.ExpressionValue> values = new ArrayList<>(columns.size());
        for (Column column : columns) {
            Value value = column.slot < 0 ? BooleanValue.TRUE : shown(frame, frame.slots[column.slot]);
            values.add(new Results.ExpressionValue(value, column.shown.text(), column.shown.location()));
        }
        ((List<Results.Row>) Objects.requireNonNull(frame.collector)).add(new Results.Row(bound.build(), values));
        return false;
    }

    private static Value shown(Frame frame, Value value) {
        frame.machine.output(value);
        return value;
    }
}
