package dev.assay.core.policy.output;

import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.Place;
import dev.assay.core.policy.RuleFacts;
import dev.assay.core.policy.RuleResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with a row a result.
 *
 * @param wording {@link Wording#FULL} adds columns for the rule and the line
 */
public record Table(Wording wording) implements ResultWriter {

    private static final String TAB = "    ";

    @Override
    public void write(List<CheckResult> results, Appendable out) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (CheckResult check : results) {
            for (int i = 0; i < check.successes(); i++) {
                rows.add(row("success", check, RuleResult.of("SUCCESS")));
            }
            check.exceptions().forEach(result -> rows.add(row("exception", check, result)));
            check.warnings().forEach(result -> rows.add(row("warning", check, result)));
            check.skipped().forEach(result -> rows.add(row("skipped", check, result)));
            check.failures().forEach(result -> rows.add(row("failure", check, result)));
        }
        if (!rows.isEmpty()) {
            write(headers(), rows, out);
        }
    }

    private List<String> headers() {
        return wording == Wording.PLAIN
                ? List.of("RESULT", "FILE", "NAMESPACE", "MESSAGE")
                : List.of("RESULT", "FILE", "LINE", "RULE", "MESSAGE");
    }

    private List<String> row(String verdict, CheckResult check, RuleResult result) {
        if (wording == Wording.PLAIN) {
            return List.of(verdict, check.file(), check.namespace(), result.message());
        }
        Place place = result.place();
        RuleFacts rule = result.rule();
        String reason = result.reason().isEmpty() ? "" : " (reason: " + result.reason() + ")";
        return List.of(
                verdict,
                place == null ? check.file() : place.file(),
                place == null || place.line() == 0 ? "" : Integer.toString(place.line()),
                rule == null ? check.namespace() : rule.id(),
                result.message() + reason);
    }

    private static void write(List<String> headers, List<List<String>> rows, Appendable out) throws IOException {
        List<List<String[]>> cells = new ArrayList<>();
        int[] widths = new int[headers.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = headers.get(i).length();
        }
        for (List<String> row : rows) {
            List<String[]> lines = new ArrayList<>();
            for (int i = 0; i < widths.length; i++) {
                String[] parts = row.get(i).strip().replace("\t", TAB).split("\n", -1);
                lines.add(parts);
                for (String part : parts) {
                    widths[i] = Math.max(widths[i], TextWidth.of(part));
                }
            }
            cells.add(lines);
        }
        rule("┌", "┬", "┐", widths, out);
        out.append('│');
        for (int i = 0; i < widths.length; i++) {
            int space = widths[i] - headers.get(i).length();
            out.append(' ')
                    .append(" ".repeat(space / 2))
                    .append(headers.get(i))
                    .append(" ".repeat(space - space / 2))
                    .append(" │");
        }
        out.append('\n');
        rule("├", "┼", "┤", widths, out);
        for (List<String[]> row : cells) {
            row(row, widths, out);
        }
        rule("└", "┴", "┘", widths, out);
    }

    private static void row(List<String[]> cells, int[] widths, Appendable out) throws IOException {
        int height = 1;
        for (String[] cell : cells) {
            height = Math.max(height, cell.length);
        }
        for (int line = 0; line < height; line++) {
            out.append('│');
            for (int i = 0; i < widths.length; i++) {
                String part = line < cells.get(i).length ? cells.get(i)[line] : "";
                out.append(' ')
                        .append(part)
                        .append(" ".repeat(widths[i] - TextWidth.of(part)))
                        .append(" │");
            }
            out.append('\n');
        }
    }

    private static void rule(String left, String middle, String right, int[] widths, Appendable out)
            throws IOException {
        out.append(left);
        for (int i = 0; i < widths.length; i++) {
            out.append(i == 0 ? "" : middle).append("─".repeat(widths[i] + 2));
        }
        out.append(right).append('\n');
    }
}
