package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.Finding;
import dev.assay.core.policy.Place;
import dev.assay.core.policy.RuleName.Kind;
import dev.assay.core.policy.Totals;
import java.io.IOException;
import java.util.List;

/**
 * Annotations for GitHub workflows, each at the line of the input with the rule as its title.
 *
 * @param passedHidden whether inputs without anything to say are left out
 */
public record FindingGitHub(boolean passedHidden) implements ResultWriter {

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        for (CheckResult check : results) {
            if (!passedHidden || !check.isOnlySuccess()) {
                out.append("::group::" + WorkflowCommand.data(check.file()) + ", " + check.total()
                        + " tests of namespace " + WorkflowCommand.data(check.namespace()) + "\n");
                for (Finding finding : Finding.of(check)) {
                    annotation(finding, out);
                }
                out.append("::endgroup::\n");
            }
        }
        out.append(Totals.of(results).sentence()).append('\n');
    }

    private static void annotation(Finding finding, Appendable out) throws IOException {
        String level = finding.exempt() ? "notice" : finding.kind() == Kind.FAILURE ? "error" : "warning";
        Place place = finding.place();
        out.append("::" + level + " file=" + WorkflowCommand.property(place.file()) + ",line="
                + Math.max(1, place.line()));
        if (place.column() > 0) {
            out.append(",col=" + place.column());
        }
        String reason = finding.reason().isEmpty() ? "" : " (reason: " + finding.reason() + ")";
        out.append(",title=" + WorkflowCommand.property(finding.rule()) + "::"
                + WorkflowCommand.data(finding.message() + reason) + "\n");
    }
}
