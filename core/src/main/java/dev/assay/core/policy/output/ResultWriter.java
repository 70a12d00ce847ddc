package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import java.io.IOException;
import java.util.List;

/** Writes results in one format. Implementations keep no state between calls. */
@FunctionalInterface
public interface ResultWriter {

    /** Writes all results, in their order. */
    void write(List<CheckResult> results, Appendable out) throws IOException;
}
