package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.RuleResult;
import dev.assay.core.policy.RuleResult.ResultLocation;
import dev.assay.core.policy.Totals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Conftest's commands for GitHub workflows: a group an input, an annotation a result.
 *
 * @param passedHidden whether inputs without anything to say are left out
 * @param workingFolder what absolute paths of the policy are made relative to
 */
public record ConftestGitHub(boolean passedHidden, Path workingFolder) implements ResultWriter {

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        for (CheckResult result : results) {
            if (!passedHidden || !result.isOnlySuccess()) {
                group(result, out);
            }
        }
        out.append(Totals.of(results).sentence()).append('\n');
    }

    private void group(CheckResult check, Appendable out) throws IOException {
        out.append("::group::Testing " + quote(check.file()) + " against " + check.total() + " policies in namespace "
                + quote(check.namespace()) + "\n");
        annotations("error", check, check.failures(), "", out);
        annotations("warning", check, check.warnings(), "", out);
        annotations("notice", check, check.exceptions(), "", out);
        annotations("notice", check, check.skipped(), "Test was skipped: ", out);
        annotation("notice", check.file(), "1", "Number of successful checks: " + check.successes(), out);
        out.append("::endgroup::\n");
    }

    private void annotations(String level, CheckResult check, List<RuleResult> results, String before, Appendable out)
            throws IOException {
        for (RuleResult result : results) {
            String message = before + result.message();
            ResultLocation location = result.location();
            if (location == null) {
                annotation(level, check.file(), "1", message, out);
            } else if (location.file().equals(check.file())) {
                annotation(level, location.file(), location.line(), message, out);
            } else {
                String file = relative(location.file());
                annotation(level, file, location.line(), message, out);
                String origin = new ResultLocation(file, location.line()).toString();
                annotation(level, check.file(), "1", "(ORIGINATING FROM " + origin + ") " + message, out);
            }
        }
    }

    private static void annotation(String level, String file, String line, String message, Appendable out)
            throws IOException {
        out.append("::" + level + " file=" + WorkflowCommand.property(file) + ",line=" + line + "::" + message + "\n");
    }

    private String relative(String file) {
        Path path = Path.of(file);
        return path.isAbsolute() ? workingFolder.relativize(path).toString() : file;
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
