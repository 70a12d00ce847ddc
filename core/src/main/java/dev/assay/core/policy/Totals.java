package dev.assay.core.policy;

import java.util.List;

/**
 * How many results of each sort there are.
 *
 * @param successes rules that found nothing wrong
 */
public record Totals(int successes, int skipped, int warnings, int failures, int exceptions) {

    /** The sums over some results. */
    public static Totals of(List<CheckResult> results) {
        int successes = 0;
        int skipped = 0;
        int warnings = 0;
        int failures = 0;
        int exceptions = 0;
        for (CheckResult result : results) {
            successes += result.successes();
            skipped += result.skipped().size();
            warnings += result.warnings().size();
            failures += result.failures().size();
            exceptions += result.exceptions().size();
        }
        return new Totals(successes, skipped, warnings, failures, exceptions);
    }

    /** All together. */
    public int tests() {
        return successes + skipped + warnings + failures + exceptions;
    }

    /** The sentence that ends Conftest's outputs: {@code 5 tests, 4 passed, 1 warning, 0 failures, 0 exceptions}. */
    public String sentence() {
        return counted(tests(), "test") + ", " + successes + " passed, " + counted(warnings, "warning") + ", "
                + counted(failures, "failure") + ", " + counted(exceptions, "exception");
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
