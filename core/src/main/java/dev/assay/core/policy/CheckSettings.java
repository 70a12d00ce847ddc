package dev.assay.core.policy;

import dev.assay.rego.run.Evaluation;
import java.nio.file.Path;
import java.util.Objects;

/**
 * How checks are made.
 *
 * @param exact whether exactly as Conftest does: what it passes over in silence passes, and nothing is said beyond it
 * @param traced whether each query is traced
 * @param evaluation clock, random source, environment and abilities of the evaluations
 * @param workingFolder what relative names of inputs start at; absolute
 */
public record CheckSettings(boolean exact, boolean traced, Evaluation evaluation, Path workingFolder) {

    public CheckSettings {
        Objects.requireNonNull(evaluation, "evaluation is null");
        if (!workingFolder.isAbsolute()) {
            throw new IllegalArgumentException("workingFolder " + workingFolder + " is not absolute");
        }
    }
}
