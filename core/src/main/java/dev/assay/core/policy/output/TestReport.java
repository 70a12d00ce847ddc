package dev.assay.core.policy.output;

import dev.assay.core.policy.TraceLines;
import dev.assay.rego.ast.Location;
import dev.assay.rego.test.TestResult;
import dev.assay.rego.test.TestResult.Outcome;
import dev.assay.rego.trace.Event;
import dev.assay.rego.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report of tests for people, in the form of {@code opa test -v}: each test with its time, then the failed ones with
 * what happened.
 *
 * @param detail which events of failed tests are shown
 * @param variables whether events come with the values of variables
 * @param lines how events are shown
 */
public record TestReport(Detail detail, boolean variables, TraceLines lines) {

    private static final String RULE = "-".repeat(80) + "\n";
    private static final int VALUE_CHARS_MAX = 24;

    /** Which events are shown. */
    public enum Detail {
        FULL,
        NOTES,
        FAILS;

        /** The detail of this name; null for any other text. */
        public static @Nullable Detail of(String name) {
            for (Detail detail : values()) {
                if (detail.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return detail;
                }
            }
            return null;
        }
    }

    /** Writes the report. */
    public void write(List<TestResult> results, Appendable out) throws IOException {
        List<TestResult> failed = results.stream()
                .filter(result -> result.outcome() == Outcome.FAIL || result.outcome() == Outcome.ERROR)
                .toList();
        if (!failed.isEmpty()) {
            out.append("FAILURES\n").append(RULE);
            for (TestResult result : failed) {
                out.append(line(result)).append("\n\n");
                events(result, out);
                out.append('\n');
            }
            out.append("SUMMARY\n").append(RULE);
        }
        String file = "";
        for (TestResult result : results) {
            String named = result.test().location().file();
            if (!named.equals(file)) {
                out.append(named).append(":\n");
                file = named;
            }
            out.append(line(result)).append('\n');
            if (!result.output().isEmpty()) {
                out.append('\n');
                for (String printed : result.output().stripTrailing().split("\n", -1)) {
                    out.append("  ").append(printed).append('\n');
                }
            }
        }
        out.append(RULE);
        counts(results, out);
    }

    private static String line(TestResult result) {
        String word = switch (result.outcome()) {
            case PASS -> "PASS";
            case FAIL -> "FAIL";
            case SKIPPED -> "SKIPPED";
            case ERROR -> "ERROR";
        };
        String time = result.outcome() == Outcome.SKIPPED ? "" : " (" + time(result.duration()) + ")";
        return result.test().fullName() + ": " + word + time;
    }

    private static String time(Duration duration) {
        return String.format(Locale.ROOT, "%.3fms", duration.toNanos() / 1e6);
    }

    private static void counts(List<TestResult> results, Appendable out) throws IOException {
        for (Outcome outcome : List.of(Outcome.PASS, Outcome.FAIL, Outcome.SKIPPED, Outcome.ERROR)) {
            long count = results.stream()
                    .filter(result -> result.outcome() == outcome)
                    .count();
            if (count > 0) {
                out.append(outcome.name() + ": " + count + "/" + results.size() + "\n");
            }
        }
    }

    private void events(TestResult result, Appendable out) throws IOException {
        List<Event> events = chosen(result.trace());
        int width = 0;
        for (Event event : events) {
            width = Math.max(width, place(event).length());
        }
        for (Event event : events) {
            String place = place(event);
            out.append("  ")
                    .append(place)
                    .append(" ".repeat(width - place.length() + 1))
                    .append(lines.line(event));
            if (variables && !event.locals().isEmpty()) {
                out.append("  ").append(values(event.locals()));
            }
            out.append('\n');
        }
    }

    /** The events of interest, and the beginnings of what they happened in. */
    private List<Event> chosen(List<Event> events) {
        if (detail == Detail.FULL) {
            return events;
        }
        Event.Operation wanted = detail == Detail.NOTES ? Event.Operation.NOTE : Event.Operation.FAIL;
        Map<Integer, Integer> parents = new HashMap<>();
        Set<Integer> needed = new HashSet<>();
        for (Event event : events) {
            parents.putIfAbsent(event.query(), event.parent());
            if (event.operation() == wanted) {
                int query = event.query();
                while (needed.add(query)) {
                    query = parents.getOrDefault(query, query);
                }
            }
        }
        List<Event> chosen = new ArrayList<>();
        Set<Integer> entered = new HashSet<>();
        for (Event event : events) {
            boolean begins = event.operation() == Event.Operation.ENTER;
            if (event.operation() == wanted
                    || (begins && needed.contains(event.query()) && entered.add(event.query()))) {
                chosen.add(event);
            }
        }
        return chosen;
    }

    private static String place(Event event) {
        Location location = event.location();
        return location == null || location.file().isEmpty() ? "query:1" : location.toString();
    }

    private static String values(Map<String, Value> locals) {
        List<String> texts = new ArrayList<>();
        locals.forEach((name, value) -> {
            String text = value.toString();
            texts.add(name + ": "
                    + (text.length() > VALUE_CHARS_MAX ? text.substring(0, VALUE_CHARS_MAX) + "..." : text));
        });
        texts.sort(null);
        return "{" + String.join(", ", texts) + "}";
    }
}
