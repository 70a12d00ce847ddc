package dev.assay.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The {@code --name value} arguments of a measurement; names that nobody asked for are refused at the end. */
public final class Arguments {
    private final Map<String, String> given = new TreeMap<>();

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if they are not pairs of a name and a value
     */
    public Arguments(String... arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("expected --name value, got " + arguments[i]);
            }
            given.put(arguments[i].substring(2), arguments[i + 1]);
        }
    }

    /** A whole number. */
    public int count(String name, int otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** A time in seconds, such as {@code 0.25}. */
    public Duration seconds(String name, double otherwise) {
        String value = given.remove(name);
        double seconds = value == null ? otherwise : Double.parseDouble(value);
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    /** A file or folder. */
    public Path path(String name, Path otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : Path.of(value);
    }

    /** Several numbers, separated by commas. */
    public List<Integer> counts(String name, List<Integer> otherwise) {
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

    /** A text. */
    public String text(String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }

    /**
     * To be called when all arguments were asked for.
     *
     * @throws IllegalArgumentException if some were given that nobody asked for
     */
    public void nothingElse() {
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown arguments " + given.keySet());
        }
    }
}
