package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.RuleResult;
import java.io.IOException;
import java.util.List;

/**
 * The Test Anything Protocol, one plan an input.
 *
 * @param wording {@link Wording#PLAIN} stops at the first input without any rule, as Conftest does
 */
public record Tap(Wording wording) implements ResultWriter {

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        for (CheckResult result : results) {
            if (result.total() > 0) {
                write(result, out);
            } else if (wording == Wording.PLAIN) {
                return;
            }
        }
    }

    private void write(CheckResult check, Appendable out) throws IOException {
        out.append("1..").append(Integer.toString(check.total())).append('\n');
        String subject = ConftestText.subject(check);
        int number = 1;
        number = lines("", "not ok ", subject, check.failures(), number, out);
        number = lines("# warnings\n", "not ok ", subject, check.warnings(), number, out);
        number = lines("# exceptions\n", "ok ", subject, check.exceptions(), number, out);
        number = lines("# skip\n", "ok ", subject, check.skipped(), number, out);
        if (check.successes() > 0) {
            out.append("# successes\n");
        }
        for (int i = 0; i < check.successes(); i++) {
            out.append("ok ")
                    .append(Integer.toString(number + i))
                    .append(' ')
                    .append(subject)
                    .append(" SUCCESS\n");
        }
    }

    private int lines(
            String title, String verdict, String subject, List<RuleResult> results, int number, Appendable out)
            throws IOException {
        if (results.isEmpty()) {
            return number;
        }
        out.append(title);
        int next = number;
        for (RuleResult result : results) {
            out.append(verdict)
                    .append(Integer.toString(next))
                    .append(' ')
                    .append(subject)
                    .append(' ')
                    .append(wording.of(result))
                    .append('\n');
            next++;
        }
        return next;
    }
}
