package dev.assay.cli.policy;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.policy.load.Problems;

/** The faults of these commands. */
final class Mistakes {

    private Mistakes() {}

    static AssayException configuration(String what) {
        return new AssayException(ErrorCode.CONFIG_INVALID, what, "correct the option, or the configuration file");
    }

    /** What is wrong with policies, all of it. */
    static AssayException policy(Problems problems, boolean conftest) {
        String text = problems.text();
        return new AssayException(
                ErrorCode.POLICY_INVALID,
                conftest ? String.join("\n", problems.all()) : "the policy has " + text,
                "correct what is named; 'assay policy verify' runs its tests");
    }

    /** What could not be judged, all of it. */
    static AssayException inputs(Problems problems, boolean conftest) {
        String text = problems.text();
        return new AssayException(
                ErrorCode.POLICY_INPUT_INVALID,
                conftest ? String.join("\n", problems.all()) : "some inputs could not be judged, " + text,
                "correct them, leave them out with --ignore, or choose their parser with --parser");
    }
}
