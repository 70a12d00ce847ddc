package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.Finding;
import dev.assay.core.policy.RuleName.Kind;
import dev.assay.core.policy.Totals;
import java.io.IOException;
import java.util.List;

/** Issues for Azure Pipelines, each with the place in the input and the rule as its code. */
public final class FindingAzureDevOps implements ResultWriter {

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        for (CheckResult check : results) {
            out.append("##[group]" + check.file() + ", " + check.total() + " tests of namespace " + check.namespace()
                    + "\n");
            for (Finding finding : Finding.of(check)) {
                boolean error = finding.kind() == Kind.FAILURE && !finding.exempt();
                String reason = finding.reason().isEmpty() ? "" : " (reason: " + finding.reason() + ")";
                out.append("##vso[task.logissue type=" + (error ? "error" : "warning") + ";sourcepath="
                        + property(finding.place().file()) + ";linenumber="
                        + Math.max(1, finding.place().line()) + ";columnnumber="
                        + Math.max(1, finding.place().column()) + ";code=" + property(finding.rule()) + ";]"
                        + (finding.exempt() ? "exempt: " : "") + data(finding.message() + reason) + "\n");
            }
            out.append("##[endgroup]\n");
        }
        out.append(Totals.of(results).sentence()).append('\n');
    }

    private static String data(String text) {
        return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(";", "%3B").replace("]", "%5D");
    }
}
