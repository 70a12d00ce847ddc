package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.QueryResult;
import dev.assay.core.policy.RuleResult;
import dev.assay.core.policy.Totals;
import java.io.IOException;
import java.util.List;

/**
 * Conftest's standard output: a line a result, an empty line, a sentence with the totals.
 *
 * @param colored whether with the escape sequences of terminals
 * @param exceptionsHidden whether exceptions are counted but not listed
 * @param skippedCounted whether the sentence says how many tests were skipped
 */
public record ConftestText(boolean colored, boolean exceptionsHidden, boolean skippedCounted) implements ResultWriter {

    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String BLUE = "34";
    private static final String CYAN = "36";

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        for (CheckResult result : results) {
            for (QueryResult query : result.queries()) {
                for (String print : query.prints()) {
                    out.append(color("PRNT ", BLUE)).append("  ").append(print).append("\n\n");
                }
            }
        }
        for (CheckResult result : results) {
            lines("WARN", YELLOW, result, result.warnings(), out);
            lines("FAIL", RED, result, result.failures(), out);
            if (!exceptionsHidden) {
                lines("EXCP", CYAN, result, result.exceptions(), out);
            }
        }
        Totals totals = Totals.of(results);
        String sentence = totals.sentence() + (skippedCounted ? ", " + totals.skipped() + " skipped" : "");
        out.append('\n').append(color(sentence, color(totals))).append('\n');
    }

    private void lines(String word, String color, CheckResult check, List<RuleResult> results, Appendable out)
            throws IOException {
        for (RuleResult result : results) {
            out.append(color(word, color))
                    .append(' ')
                    .append(subject(check))
                    .append(' ')
                    .append(result.message())
                    .append('\n');
        }
    }

    /** The input and the namespace, as lines name them. */
    static String subject(CheckResult check) {
        String file = check.file().equals("-") ? "-" : "- " + check.file();
        return file + (check.namespace().equals("-") ? " -" : " - " + check.namespace() + " -");
    }

    /** Writes the traces of the queries, as {@code --trace} shows them. */
    public void writeTraces(List<CheckResult> results, Appendable out) throws IOException {
        for (CheckResult result : results) {
            for (QueryResult query : result.queries()) {
                String title = "file: " + result.file() + " | query: " + query.query();
                out.append(color(title, query.passed() ? GREEN : RED)).append('\n');
                for (String trace : query.traces()) {
                    out.append(color("TRAC ", BLUE)).append("  ").append(trace).append('\n');
                }
            }
        }
    }

    private static String color(Totals totals) {
        if (totals.failures() > 0) {
            return RED;
        }
        if (totals.warnings() > 0) {
            return YELLOW;
        }
        return totals.exceptions() > 0 ? CYAN : GREEN;
    }

    private String color(String text, String code) {
        return colored ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
