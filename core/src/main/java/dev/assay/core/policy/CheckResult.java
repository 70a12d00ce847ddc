package dev.assay.core.policy;

import java.util.List;
import java.util.Objects;

/**
 * What the rules of one namespace say of one input.
 *
 * @param file the input's name
 * @param namespace the package of the rules, without {@code data.}
 * @param successes rules that found nothing wrong, counted as Conftest counts them
 * @param skipped tests that were skipped; only {@code verify} has them
 * @param queries what was asked, when somebody looks into it; else empty
 */
public record CheckResult(
        String file,
        String namespace,
        int successes,
        List<RuleResult> skipped,
        List<RuleResult> warnings,
        List<RuleResult> failures,
        List<RuleResult> exceptions,
        List<QueryResult> queries) {

    public CheckResult {
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(namespace, "namespace is null");
        if (successes < 0) {
            throw new IllegalArgumentException(successes + " successes");
        }
        skipped = List.copyOf(skipped);
        warnings = List.copyOf(warnings);
        failures = List.copyOf(failures);
        exceptions = List.copyOf(exceptions);
        queries = List.copyOf(queries);
    }

    /** Everything that was counted. */
    public int total() {
        return successes + skipped.size() + warnings.size() + failures.size() + exceptions.size();
    }

    /** Whether there is nothing to say but that all went well. */
    public boolean isOnlySuccess() {
        return total() == successes;
    }
}
