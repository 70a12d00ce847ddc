package dev.assay.rego.differential;

import java.util.Optional;
import java.util.regex.Pattern;

/** Why the two may differ: what is known, looked into, and left as it is. Each stands in docs/rego.md too. */
enum Explanation {
    /** OPA ends with a panic of its own. */
    OPA_DEFECT,
    /**
     * OPA does not resolve names of rules in a template string that is the key of a reference, and calls them unsafe.
     */
    TEMPLATE_AS_KEY,
    /** One of our limits, which OPA does not have: the error names it. */
    LIMIT;

    private static final Pattern TEMPLATE_KEY = Pattern.compile("\\[\\$\"");
    private static final Pattern LIMIT_NAME = Pattern.compile("[A-Z_]+_MAX=\\d+");

    static Optional<Explanation> of(Question question, Outcome theirs, Outcome ours) {
        if (theirs.stage() == Outcome.Stage.DEFECT) {
            return Optional.of(OPA_DEFECT);
        }
        if (theirs.codes().contains("rego_unsafe_var_error")
                && TEMPLATE_KEY.matcher(question.policy()).find()) {
            return Optional.of(TEMPLATE_AS_KEY);
        }
        if (ours.stage() == Outcome.Stage.FAILED
                && LIMIT_NAME.matcher(ours.message()).find()) {
            return Optional.of(LIMIT);
        }
        return Optional.empty();
    }
}
