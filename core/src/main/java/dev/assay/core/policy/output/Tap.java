package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.RuleResult;
import dev.assay.core.policy.Totals;
import java.io.IOException;
import java.util.List;

/** The Test Anything Protocol: one plan, and numbers that go on over all inputs. */
public record Tap(Wording wording) implements ResultWriter {

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        int tests = Totals.of(results).tests();
        if (tests == 0) {
            return;
        }
        out.append("1..").append(Integer.toString(tests)).append('\n');
        int number = 1;
        for (CheckResult check : results) {
            write(check, number, out);
            number += check.total();
        }
    }

    private void write(CheckResult check, int first, Appendable out) throws IOException {
        String subject = ConftestText.subject(check);
        int number = lines("", "not ok ", subject, check.failures(), first, out);
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
