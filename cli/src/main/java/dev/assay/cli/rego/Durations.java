package dev.assay.cli.rego;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1m30s}, {@code 1.5ms}, {@code 971.709µs}. */
final class Durations {
    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ns|us|µs|ms|s|m|h)");

    private Durations() {}

    /**
     * Reads a positive duration.
     *
     * @throws AssayException if it is none
     */
    static Duration parse(String text) {
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher parts = PART.matcher(text);
        int end = 0;
        while (parts.find() && parts.start() == end) {
            nanos = nanos.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit(parts.group(2)))));
            end = parts.end();
        }
        if (end == 0 || end < text.length() || nanos.signum() <= 0) {
            throw new AssayException(
                    ErrorCode.USAGE, "'" + text + "' is no duration", "write it as 10s, 500ms or 1m30s");
        }
        return Duration.ofNanos(nanos.longValue());
    }

    private static long unit(String name) {
        return switch (name) {
            case "ns" -> 1;
            case "us", "µs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
    }

    /** The text of a duration, in the unit that fits it. */
    static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos < 1_000) {
            return nanos == 0 ? "0s" : nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return scaled(nanos, 3) + "µs";
        }
        if (nanos < 1_000_000_000) {
            return scaled(nanos, 6) + "ms";
        }
        long hours = nanos / unit("h");
        long minutes = nanos % unit("h") / unit("m");
        String seconds = scaled(nanos % unit("m"), 9) + "s";
        return (hours > 0 ? hours + "h" : "") + (hours > 0 || minutes > 0 ? minutes + "m" : "") + seconds;
    }

    private static String scaled(long nanos, int digits) {
        BigDecimal value = BigDecimal.valueOf(nanos, digits).setScale(9, RoundingMode.UNNECESSARY);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
