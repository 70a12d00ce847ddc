package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.RuleResult;
import dev.assay.core.policy.Totals;
import java.io.IOException;
import java.util.List;

/** Conftest's commands for Azure Pipelines. */
public final class ConftestAzureDevOps implements ResultWriter {

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        for (CheckResult check : results) {
            out.append("##[section]Testing '" + check.file() + "' against " + check.total() + " policies in namespace '"
                    + check.namespace() + "'\n##[group]See conftest results\n");
            issues("error", check, check.failures(), out);
            issues("warning", check, check.warnings(), out);
            issues("warning", check, check.exceptions(), out);
            for (RuleResult skipped : check.skipped()) {
                out.append("skipped file=" + check.file() + " " + skipped.message() + "\n");
            }
            if (check.successes() > 0) {
                out.append("success file=" + check.file() + " " + check.successes() + "\n");
            }
            out.append("##[endgroup]\n");
        }
        out.append(Totals.of(results).sentence()).append('\n');
    }

    private static void issues(String type, CheckResult check, List<RuleResult> results, Appendable out)
            throws IOException {
        for (RuleResult result : results) {
            out.append(
                    "##vso[task.logissue type=" + type + "] file=" + check.file() + " --> " + result.message() + "\n");
        }
    }
}
