package dev.assay.core.policy;

import java.util.List;
import java.util.Objects;

/**
 * What one query of a check gave, for those who look into it.
 *
 * @param query such as {@code data.main.deny}
 * @param passed whether nothing that it gave is a failure
 * @param traces lines of the trace, when one was asked for
 * @param prints what the policy printed, each with its place
 */
public record QueryResult(String query, boolean passed, List<String> traces, List<String> prints) {

    public QueryResult {
        Objects.requireNonNull(query, "query is null");
        traces = List.copyOf(traces);
        prints = List.copyOf(prints);
    }
}
