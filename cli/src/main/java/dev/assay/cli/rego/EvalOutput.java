package dev.assay.cli.rego;

import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.rego.coverage.Profile;
import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.run.Results;
import dev.assay.rego.run.Results.ExpressionValue;
import dev.assay.rego.run.Results.Row;
import dev.assay.rego.trace.Event;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the results of a query in one of OPA's formats. */
final class EvalOutput {
    private static final int PRETTY_CHARS_MAX = 80;

    private final Session session;
    private final OutputFormat format;
    private final Results results;
    private final List<Event> trace;

    EvalOutput(Session session, OutputFormat format, Results results, List<Event> trace) {
        this.session = session;
        this.format = format;
        this.results = results;
        this.trace = trace;
    }

    /** Whether the only value is an empty collection. */
    static boolean isEmpty(Results results) {
        Value value = results.value();
        return switch (value) {
            case ArrayValue array -> array.size() == 0;
            case ObjectValue object -> object.size() == 0;
            case SetValue set -> set.size() == 0;
            case null, default -> false;
        };
    }

    void write(@Nullable Map<String, Long> metrics, @Nullable List<Profile.Entry> profile, @Nullable Tree coverage)
            throws IOException {
        switch (format) {
            case JSON, DISCARD -> json(metrics, profile, coverage);
            case VALUES -> values();
            case BINDINGS -> bindings();
            case RAW -> raw();
            default -> pretty(metrics, profile, coverage);
        }
    }

    private void json(
            @Nullable Map<String, Long> metrics, @Nullable List<Profile.Entry> profile, @Nullable Tree coverage)
            throws IOException {
        Tree tree = new Tree();
        if (!results.isUndefined()) {
            if (format == OutputFormat.DISCARD) {
                tree.put("result", "discarded");
            } else {
                tree.put("result", results.rows().stream().map(EvalOutput::row).toList());
            }
        }
        if (metrics != null) {
            Tree times = new Tree();
            metrics.forEach(times::put);
            tree.put("metrics", times);
        }
        if (!trace.isEmpty()) {
            List<Value> lines = TraceText.of(trace, "")
                    .lines()
                    .map(line -> (Value) StringValue.of(line))
                    .toList();
            tree.put("explanation", ArrayValue.of(lines));
        }
        if (profile != null) {
            tree.put("profile", profile.stream().map(EvalOutput::entry).toList());
        }
        if (coverage != null) {
            tree.put("coverage", coverage);
        }
        session.println(tree.text());
    }

    private static Tree row(Row row) {
        Tree tree = new Tree()
                .put(
                        "expressions",
                        row.expressions().stream().map(EvalOutput::expression).toList());
        return row.bindings().size() == 0 ? tree : tree.put("bindings", row.bindings());
    }

    private static Tree expression(ExpressionValue expression) {
        Tree location = new Tree()
                .put("row", expression.location().row())
                .put("col", expression.location().column());
        return new Tree()
                .put("value", expression.value())
                .put("text", expression.text())
                .put("location", location);
    }

    private static Tree entry(Profile.Entry entry) {
        return new Tree()
                .put("total_time_ns", entry.nanos())
                .put("num_eval", entry.evaluated())
                .put("num_redo", entry.redone())
                .put("num_gen_expr", entry.generated())
                .put("location", Report.location(entry.location()));
    }

    private void values() throws IOException {
        for (Row row : results.rows()) {
            List<Value> values =
                    row.expressions().stream().map(ExpressionValue::value).toList();
            session.println(JsonWriter.indented(ArrayValue.of(values), "", "  ", true));
        }
    }

    private void bindings() throws IOException {
        for (Row row : results.rows()) {
            session.println(JsonWriter.indented(row.bindings(), "", "  ", true));
        }
    }

    private void raw() throws IOException {
        for (Row row : results.rows()) {
            session.println(row.expressions().stream()
                    .map(expression -> expression.value() instanceof StringValue text
                            ? text.value()
                            : JsonWriter.compact(expression.value()))
                    .collect(Collectors.joining(" ")));
        }
    }

    private void pretty(
            @Nullable Map<String, Long> metrics, @Nullable List<Profile.Entry> profile, @Nullable Tree coverage)
            throws IOException {
        if (!trace.isEmpty()) {
            session.data().print(TraceText.of(trace, ""));
        }
        if (results.isUndefined()) {
            session.println("undefined");
        } else if (results.rows().size() == 1
                && results.rows().getFirst().bindings().size() == 0
                && results.rows().getFirst().expressions().size() == 1) {
            session.println(JsonWriter.indented(Objects.requireNonNull(results.value()), "", "  ", true));
        } else {
            session.data().print(table());
        }
        if (metrics != null) {
            List<List<String>> rows = new ArrayList<>();
            metrics.forEach((name, nanos) -> rows.add(List.of(name, String.valueOf(nanos))));
            session.data().print(TextTable.of(List.of("Metric", "Value"), rows));
        }
        if (profile != null) {
            List<List<String>> rows = profile.stream().map(EvalOutput::cells).toList();
            session.data()
                    .print(TextTable.of(List.of("Time", "Num Eval", "Num Redo", "Num Gen Expr", "Location"), rows));
        }
        if (coverage != null) {
            session.println(coverage.text());
        }
    }

    private static List<String> cells(Profile.Entry entry) {
        return List.of(
                Durations.text(Duration.ofNanos(entry.nanos())),
                String.valueOf(entry.evaluated()),
                String.valueOf(entry.redone()),
                String.valueOf(entry.generated()),
                entry.location().file().isEmpty()
                        ? entry.location().text()
                        : entry.location().toString());
    }

    /** Variables and, of expressions that are more than true, their values: columns in the order of their headings. */
    private String table() {
        SortedMap<String, Function<Row, Value>> columns = new TreeMap<>();
        for (Row row : results.rows()) {
            for (int i = 0; i < row.bindings().size(); i++) {
                Value name = row.bindings().keyAt(i);
                columns.put(name instanceof StringValue text ? text.value() : name.toString(), one -> {
                    Value value = one.bindings().get(name);
                    return value == null ? StringValue.EMPTY : value;
                });
            }
        }
        boolean hasBindings = !columns.isEmpty();
        List<ExpressionValue> first = results.rows().getFirst().expressions();
        for (int i = 0; i < first.size(); i++) {
            int at = i;
            boolean isMore = results.rows().stream()
                    .anyMatch(row -> !row.expressions().get(at).value().equals(BooleanValue.TRUE));
            if (!hasBindings || isMore) {
                columns.put(
                        cut(first.get(i).text()),
                        row -> row.expressions().get(at).value());
            }
        }
        List<List<String>> rows = results.rows().stream()
                .map(row -> columns.values().stream()
                        .map(column -> cut(JsonWriter.compact(column.apply(row))))
                        .toList())
                .toList();
        return TextTable.of(List.copyOf(columns.keySet()), rows);
    }

    private static String cut(String text) {
        return text.length() > PRETTY_CHARS_MAX ? text.substring(0, PRETTY_CHARS_MAX) + "..." : text;
    }
}
