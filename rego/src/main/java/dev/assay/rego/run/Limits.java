package dev.assay.rego.run;

import java.time.Duration;
import java.util.Objects;

/**
 * The budgets of one evaluation. One that is exceeded ends it with an {@link EvaluationException} of code {@code
 * eval_limit_error} that quotes the name of the limit; never with a result.
 *
 * @param steps the expressions, iterations and calls ({@code STEPS_MAX})
 * @param bytes the estimated bytes of the values made on the way ({@code BYTES_MAX})
 * @param outputBytes the estimated bytes of the result ({@code OUTPUT_BYTES_MAX})
 * @param depth the rules, comprehensions and iterations that stand one in another ({@code DEPTH_MAX})
 * @param time the time from start to end ({@code TIME_MAX})
 */
public record Limits(long steps, long bytes, long outputBytes, int depth, Duration time) {
    /** Generous for a policy, small for a machine. */
    public static final Limits DEFAULT = new Limits(500_000_000, 2L << 30, 256L << 20, 2_000, Duration.ofSeconds(60));

    public Limits {
        Objects.requireNonNull(time, "time is null");
        if (steps < 1 || bytes < 1 || outputBytes < 1 || depth < 1 || !time.isPositive()) {
            throw new IllegalArgumentException("every limit must be positive");
        }
        if (depth > 10_000) {
            throw new IllegalArgumentException("depth is " + depth + ", more than a thread's stack can carry: 10000");
        }
    }

    public Limits withSteps(long count) {
        return new Limits(count, bytes, outputBytes, depth, time);
    }

    public Limits withBytes(long count) {
        return new Limits(steps, count, outputBytes, depth, time);
    }

    public Limits withOutputBytes(long count) {
        return new Limits(steps, bytes, count, depth, time);
    }

    public Limits withDepth(int levels) {
        return new Limits(steps, bytes, outputBytes, levels, time);
    }

    public Limits withTime(Duration duration) {
        return new Limits(steps, bytes, outputBytes, depth, duration);
    }
}
