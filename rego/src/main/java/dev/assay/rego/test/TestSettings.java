package dev.assay.rego.test;

import com.google.re2j.Pattern;
import dev.assay.rego.run.Evaluation;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How tests are run.
 *
 * @param only a pattern that the refs of tests must contain; null for all
 * @param timeout of each test
 * @param threads how many tests run at once, at least 1
 * @param trace whether results tell what happened
 * @param coverage whether results of the run tell which rows were evaluated
 * @param evaluation clock, randomness, capabilities and limits of each test
 */
public record TestSettings(
        @Nullable Pattern only, Duration timeout, int threads, boolean trace, boolean coverage, Evaluation evaluation) {
    /** How long a test may take unless said otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    public TestSettings {
        Objects.requireNonNull(evaluation, "evaluation is null");
        if (!timeout.isPositive() || threads < 1) {
            throw new IllegalArgumentException("a timeout of " + timeout + " and " + threads + " threads");
        }
    }

    /** All tests, one after another. */
    public static TestSettings all(Evaluation evaluation) {
        return new TestSettings(null, TIMEOUT, 1, false, false, evaluation);
    }
}
