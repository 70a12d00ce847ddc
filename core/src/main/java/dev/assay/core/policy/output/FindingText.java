package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.Finding;
import dev.assay.core.policy.QueryResult;
import dev.assay.core.policy.RuleFacts;
import dev.assay.core.policy.RuleName.Kind;
import dev.assay.core.policy.RuleResult;
import dev.assay.core.policy.Totals;
import java.io.IOException;
import java.util.List;

/**
 * For people: each finding with its place, and below it the rule, its severity and where the policy says so.
 *
 * @param colored whether with the escape sequences of terminals
 * @param exceptionsHidden whether exceptions are counted but not listed
 * @param skippedCounted whether the last line says how many tests were skipped
 */
public record FindingText(boolean colored, boolean exceptionsHidden, boolean skippedCounted) implements ResultWriter {

    private static final String BAD = "31";
    private static final String GOOD = "32";
    private static final String UNSURE = "33";
    private static final String FAINT = "2";

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        for (CheckResult check : results) {
            for (QueryResult query : check.queries()) {
                for (String print : query.prints()) {
                    out.append(color("print ", FAINT)).append(print).append('\n');
                }
            }
        }
        for (CheckResult check : results) {
            for (Finding finding : Finding.of(check)) {
                if (!finding.exempt() || !exceptionsHidden) {
                    write(finding, out);
                }
            }
            for (RuleResult skipped : check.skipped()) {
                out.append(color("- ", FAINT))
                        .append(check.file())
                        .append("  skipped: ")
                        .append(skipped.message())
                        .append('\n');
            }
        }
        Totals totals = Totals.of(results);
        boolean bad = totals.failures() > 0;
        out.append(bad ? color("✗ ", BAD) : totals.warnings() > 0 ? color("! ", UNSURE) : color("✓ ", GOOD))
                .append(totals.sentence())
                .append(skippedCounted ? ", " + totals.skipped() + " skipped\n" : "\n");
    }

    private void write(Finding finding, Appendable out) throws IOException {
        String glyph = finding.exempt()
                ? color("~ ", FAINT)
                : finding.kind() == Kind.FAILURE ? color("✗ ", BAD) : color("! ", UNSURE);
        out.append(glyph)
                .append(finding.place().toString())
                .append("  ")
                .append(finding.message().replace("\n", "\n    "))
                .append('\n');
        RuleFacts facts = finding.facts();
        String rule = finding.rule() + (finding.exempt() ? ", exempt" : ", " + word(finding));
        out.append("    ").append(color(rule + (facts == null ? "" : ", " + facts.place()), FAINT));
        out.append('\n');
        if (!finding.reason().isEmpty()) {
            out.append("    reason: ").append(finding.reason()).append('\n');
        }
        if (!finding.fix().isEmpty()) {
            out.append("    fix: ").append(finding.fix()).append('\n');
        }
    }

    private static String word(Finding finding) {
        return finding.kind() == Kind.FAILURE
                ? finding.severity().word()
                : "warning, " + finding.severity().word();
    }

    private String color(String text, String code) {
        return colored ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
