package dev.assay.rego.test;

import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.trace.Event;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a test ended.
 *
 * @param error why there is no answer, for {@link Outcome#ERROR} only
 * @param output what it printed
 * @param trace what happened, when that was asked for
 * @param cases the cases of a test that has such
 */
public record TestResult(
        TestCase test,
        Outcome outcome,
        Duration duration,
        @Nullable EvaluationException error,
        String output,
        List<Event> trace,
        List<CaseResult> cases) {
    public TestResult {
        Objects.requireNonNull(test, "test is null");
        trace = List.copyOf(trace);
        cases = List.copyOf(cases);
        if ((outcome == Outcome.ERROR) != (error != null)) {
            throw new IllegalArgumentException("an error is told exactly when the outcome is ERROR");
        }
    }

    /** How a test can end. */
    public enum Outcome {
        PASS,
        FAIL,
        SKIPPED,
        ERROR
    }

    /** One case, and those within it, by name. */
    public record CaseResult(String name, boolean failed, List<CaseResult> cases) {
        public CaseResult {
            Objects.requireNonNull(name, "name is null");
            cases = List.copyOf(cases);
        }
    }
}
