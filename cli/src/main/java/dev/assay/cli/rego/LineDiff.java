package dev.assay.cli.rego;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts, line by line, in the unified format. */
final class LineDiff {
    private static final int CONTEXT_LINES = 3;

    /** The most pairs of lines that are compared; texts that differ in more are shown as replaced. */
    private static final long PAIRS_MAX = 16_000_000;

    private LineDiff() {}

    /** A line with {@code ' '}, {@code '-'} or {@code '+'} before it. */
    private record Line(char mark, String text) {}

    static String unified(String name, String before, String after) {
        List<Line> lines = lines(before.lines().toList(), after.lines().toList());
        StringBuilder text = new StringBuilder("--- " + name + "\n+++ " + name + "\n");
        int at = 0;
        while (at < lines.size()) {
            int change = nextChange(lines, at);
            if (change == lines.size()) {
                break;
            }
            int begin = Math.max(at, change - CONTEXT_LINES);
            int end = endOfHunk(lines, change);
            hunk(lines, begin, end, text);
            at = end;
        }
        return text.toString();
    }

    private static int nextChange(List<Line> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).mark() == ' ') {
            at++;
        }
        return at;
    }

    private static int endOfHunk(List<Line> lines, int change) {
        int end = change;
        while (end < lines.size()) {
            int next = nextChange(lines, end);
            if (next == lines.size() || next - end > 2 * CONTEXT_LINES) {
                return Math.min(end + CONTEXT_LINES, lines.size());
            }
            end = next + 1;
        }
        return end;
    }

    private static void hunk(List<Line> lines, int begin, int end, StringBuilder text) {
        int oldRow = 1 + count(lines, 0, begin, '+');
        int newRow = 1 + count(lines, 0, begin, '-');
        int oldCount = count(lines, begin, end, '+');
        int newCount = count(lines, begin, end, '-');
        text.append("@@ -").append(oldRow).append(',').append(oldCount);
        text.append(" +").append(newRow).append(',').append(newCount).append(" @@\n");
        lines.subList(begin, end)
                .forEach(line -> text.append(line.mark()).append(line.text()).append('\n'));
    }

    /** The lines of one text: all but those with the mark of the other. */
    private static int count(List<Line> lines, int begin, int end, char other) {
        return (int) lines.subList(begin, end).stream()
                .filter(line -> line.mark() != other)
                .count();
    }

    private static List<Line> lines(List<String> before, List<String> after) {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Line> lines = new ArrayList<>();
        before.subList(0, head).forEach(line -> lines.add(new Line(' ', line)));
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail), lines);
        before.subList(before.size() - tail, before.size()).forEach(line -> lines.add(new Line(' ', line)));
        return lines;
    }

    private static void middle(List<String> before, List<String> after, List<Line> lines) {
        if ((long) before.size() * after.size() > PAIRS_MAX) {
            before.forEach(line -> lines.add(new Line('-', line)));
            after.forEach(line -> lines.add(new Line('+', line)));
            return;
        }
        int[][] common = commonLengths(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(new Line(' ', before.get(i++)));
                j++;
            } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line('-', before.get(i++)));
            } else {
                lines.add(new Line('+', after.get(j++)));
            }
        }
    }

    /** How many lines two ends of the texts have in common, by where the ends begin. */
    private static int[][] commonLengths(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
