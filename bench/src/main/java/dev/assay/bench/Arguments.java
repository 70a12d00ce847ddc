package dev.assay.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The {@code --name value} arguments of a measurement; names that nobody asked for are refused at the end. */
final class Arguments {
    private final Map<String, String> given = new TreeMap<>();

    Arguments(String... arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("expected --name value, got " + arguments[i]);
            }
            given.put(arguments[i].substring(2), arguments[i + 1]);
        }
    }

    int count(String name, int otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** A time in seconds, such as {@code 0.25}. */
    Duration seconds(String name, double otherwise) {
        String value = given.remove(name);
        double seconds = value == null ? otherwise : Double.parseDouble(value);
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    Path path(String name, Path otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : Path.of(value);
    }

    /** Several numbers, separated by commas. */
    List<Integer> counts(String name, List<Integer> otherwise) {
        String value = given.remove(name);
        if (value == null) {
            return otherwise;
        }
        List<Integer> counts = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            counts.add(Integer.parseInt(part));
        }
        return counts;
    }

    void nothingElse() {
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown arguments " + given.keySet());
        }
    }
}
