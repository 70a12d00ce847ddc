package dev.assay.checks.features;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The feature table: which row works, works in part or does not work yet, by the marks on the tests.
 *
 * @param sections the practices with their rows, in order
 */
record FeaturePage(List<Section> sections) {

    private static final Pattern ROW = Pattern.compile("([A-Z]{3}-\\d{2}) (\\S.*)");
    private static final Pattern MARK = Pattern.compile(
            "^\\s*@Feature\\(\\s*(?:value\\s*=\\s*)?\"([^\"]*)\"\\s*(?:,\\s*partial\\s*=\\s*\"([^\"]*)\"\\s*)?\\)",
            Pattern.MULTILINE);

    /**
     * A practice.
     *
     * @param title its name
     * @param rows its rows
     */
    record Section(String title, List<Row> rows) {}

    /**
     * A row.
     *
     * @param id for example {@code EVD-02}
     * @param title what it delivers, in a few words
     */
    record Row(String id, String title) {}

    /**
     * A mark on a test.
     *
     * @param row the row's id
     * @param missing what is missing; empty when nothing is
     */
    record Mark(String row, String missing) {}

    /** Reads the list of rows: a line {@code # practice}, then a line for each row. */
    static FeaturePage of(List<String> lines) {
        List<Section> sections = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith("# ")) {
                rows = new ArrayList<>();
                sections.add(new Section(line.substring(2), rows));
            } else if (row.matches() && !sections.isEmpty()) {
                rows.add(new Row(row.group(1), row.group(2)));
            } else {
                throw new IllegalArgumentException("neither practice nor row: " + line);
            }
        }
        return new FeaturePage(sections);
    }

    /** The marks in a Java source. */
    static List<Mark> marks(String source) {
        List<Mark> marks = new ArrayList<>();
        Matcher mark = MARK.matcher(source);
        while (mark.find()) {
            marks.add(new Mark(mark.group(1), mark.group(2) == null ? "" : mark.group(2)));
        }
        return marks;
    }

    List<Row> rows() {
        return sections.stream().flatMap(section -> section.rows().stream()).toList();
    }

    /** The page as Markdown. */
    String text(List<Mark> marks) {
        Map<String, Set<String>> missing = new HashMap<>();
        Set<String> whole = new LinkedHashSet<>();
        for (Mark mark : marks) {
            if (mark.missing().isEmpty()) {
                whole.add(mark.row());
            } else {
                missing.computeIfAbsent(mark.row(), _ -> new LinkedHashSet<>()).add(mark.missing());
            }
        }
        long works = rows().stream().filter(row -> whole.contains(row.id())).count();
        long partly = rows().stream()
                .filter(row -> !whole.contains(row.id()) && missing.containsKey(row.id()))
                .count();
        StringBuilder page = new StringBuilder("# What works\n\n");
        page.append("Made from the `@Feature` marks on the tests; a test fails when this page is out of date.")
                .append(" To make it again: `tools/features`.\n\n")
                .append("Of ")
                .append(rows().size())
                .append(" rows, ")
                .append(works)
                .append(" work, ")
                .append(partly)
                .append(" work in part and ")
                .append(rows().size() - works - partly)
                .append(" do not work yet.\n");
        for (Section section : sections) {
            page.append("\n## ").append(section.title()).append("\n\n| row | what | state |\n|---|---|---|\n");
            for (Row row : section.rows()) {
                page.append("| ")
                        .append(row.id())
                        .append(" | ")
                        .append(row.title())
                        .append(" | ");
                if (whole.contains(row.id())) {
                    page.append("**works**");
                } else if (missing.containsKey(row.id())) {
                    page.append("in part; missing: ")
                            .append(String.join("; ", missing.getOrDefault(row.id(), Set.of())));
                } else {
                    page.append("not yet");
                }
                page.append(" |\n");
            }
        }
        return page.toString();
    }
}
