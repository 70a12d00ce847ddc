package dev.assay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What one run of appends gave.
 *
 * @param tool who appended
 * @param entries entries that counted
 * @param seconds time that they took, until a published checkpoint covered the last of them
 * @param entriesPerSecond their rate
 * @param durable time from handing an entry over to its durable index
 * @param published time from handing it over to a checkpoint that covers it
 */
record AppendResult(
        String tool,
        long entries,
        double seconds,
        double entriesPerSecond,
        Percentiles durable,
        Percentiles published) {

    /** The line that {@code posix-bench} prints too; fields that only describe the load are left to the reader. */
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"tool\":\"%s\",\"entries\":%d,\"seconds\":%.3f,\"entriesPerSecond\":%.1f,"
                        + "\"durableMillis\":%s,\"publishedMillis\":%s}",
                tool,
                entries,
                seconds,
                entriesPerSecond,
                durable.json(),
                published.json());
    }

    /** Reads the line. */
    static AppendResult parse(String line) {
        Map<String, String> values = new HashMap<>();
        String outer = "";
        try (JsonParser parser = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), line)) {
            String name = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case PROPERTY_NAME -> name = parser.currentName();
                    case START_OBJECT -> outer = name;
                    case END_OBJECT -> outer = "";
                    default -> values.put(outer.isEmpty() ? name : outer + "." + name, parser.getString());
                }
            }
        }
        return new AppendResult(
                required(values, "tool"),
                Long.parseLong(required(values, "entries")),
                number(values, "seconds"),
                number(values, "entriesPerSecond"),
                percentiles(values, "durableMillis"),
                percentiles(values, "publishedMillis"));
    }

    private static Percentiles percentiles(Map<String, String> values, String name) {
        return new Percentiles(
                number(values, name + ".p50"),
                number(values, name + ".p90"),
                number(values, name + ".p99"),
                number(values, name + ".max"));
    }

    private static double number(Map<String, String> values, String name) {
        return Double.parseDouble(required(values, name));
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new UncheckedIOException(new IOException("the result has no " + name + ": " + values));
        }
        return value;
    }

    String human() {
        return String.format(
                Locale.ROOT,
                "%-14s %,9.0f entries/s   durable p50 %6.1f ms p99 %6.1f ms   published p50 %6.1f ms p99 %6.1f ms",
                tool,
                entriesPerSecond,
                durable.p50(),
                durable.p99(),
                published.p50(),
                published.p99());
    }
}
