package dev.assay.core.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kind of value a key takes, and how to read it from text.
 *
 * @param label what values look like, for {@code assay config explain}
 * @param reader reads a value
 * @param <T> type of the value
 */
public record ValueType<T>(String label, Reader<T> reader) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    /** Any text on one line. */
    public static final ValueType<String> TEXT = new ValueType<>("text", (text, _) -> requireLine(text));

    /** A path: relative to the file it stands in, or to the current folder; {@code ~/} is the user's home. */
    public static final ValueType<Path> PATH = new ValueType<>("path", ValueType::path);

    /**
     * Where a value stands.
     *
     * @param base folder that relative paths start at
     * @param folders the user's folders
     */
    public record Place(Path base, UserFolders folders) {}

    /**
     * Reads a value of a type.
     *
     * @param <T> type of the value
     */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * Reads a value.
         *
         * @throws IllegalArgumentException saying what is wrong, as the end of a sentence that starts with the value
         */
        T read(String text, Place place);
    }

    /** Start of a reference to an environment variable. */
    public static final String VARIABLE_REFERENCE = "env:";

    /** A secret by reference, never itself: a path as in {@link #PATH}, or {@code env:NAME}. */
    public static final ValueType<String> SECRET = new ValueType<>(
            "path, or env:NAME for the text in a variable",
            (text, place) -> text.startsWith(VARIABLE_REFERENCE)
                    ? requireLine(text)
                    : path(text, place).toString());

    /** A length of time within bounds, both included, such as {@code 250ms}, {@code 5m} or {@code 30d}. */
    public static ValueType<Duration> duration(Duration min, Duration max) {
        String bounds = words(min) + " to " + words(max);
        return new ValueType<>("duration from " + bounds, (text, _) -> {
            Matcher matcher = DURATION.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("is not a duration such as 250ms, 5s, 10m, 2h or 30d");
            }
            Duration duration = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
            if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
                throw new IllegalArgumentException("is not within " + bounds);
            }
            return duration;
        });
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static String words(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + "ms" : duration.toSeconds() + "s";
    }

    private static String requireLine(String text) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("is blank or has control characters");
        }
        return text;
    }

    private static Path path(String text, Place place) {
        String whole = requireLine(text)
                .replace("${config}", place.folders().config().toString())
                .replace("${state}", place.folders().state().toString());
        try {
            Path path = whole.startsWith("~/") ? place.folders().home().resolve(whole.substring(2)) : Path.of(whole);
            return place.base().resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is not a path: " + e.getReason(), e);
        }
    }
}
