package dev.assay.cli.rego;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table with frames of lines. */
final class TextTable {
    private TextTable() {}

    static String of(List<String> headings, List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int width = length(headings.get(i));
            for (List<String> row : rows) {
                width = Math.max(width, length(row.get(i)));
            }
            widths.add(width);
        }
        StringBuilder text = new StringBuilder();
        rule(widths, "┌", "┬", "┐", text);
        line(widths, at -> centered(headings.get(at), widths.get(at)), text);
        rule(widths, "├", "┼", "┤", text);
        for (List<String> row : rows) {
            line(widths, at -> row.get(at) + " ".repeat(widths.get(at) - length(row.get(at))), text);
        }
        rule(widths, "└", "┴", "┘", text);
        return text.toString();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String centered(String text, int width) {
        int before = (width - length(text)) / 2;
        return " ".repeat(before) + text + " ".repeat(width - length(text) - before);
    }

    private static void line(List<Integer> widths, IntFunction<String> cell, StringBuilder text) {
        text.append(IntStream.range(0, widths.size()).mapToObj(cell).collect(Collectors.joining(" │ ", "│ ", " │\n")));
    }

    private static void rule(List<Integer> widths, String left, String middle, String right, StringBuilder text) {
        text.append(widths.stream()
                .map(width -> "─".repeat(width + 2))
                .collect(Collectors.joining(middle, left, right + "\n")));
    }
}
