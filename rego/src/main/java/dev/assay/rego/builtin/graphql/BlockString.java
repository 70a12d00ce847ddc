package dev.assay.rego.builtin.graphql;

import java.util.ArrayList;
import java.util.List;

/** What a block string means: without the indentation that its lines share and without blank lines around it. */
final class BlockString {
    private static final int BLANK = Integer.MAX_VALUE;

    private BlockString() {}

    static String value(String raw) {
        List<String> lines = new ArrayList<>(List.of(raw.split("\n", -1)));
        int common = BLANK;
        for (String line : lines) {
            common = Math.min(common, indentation(line));
        }
        if (common != BLANK) {
            for (int i = 1; i < lines.size(); i++) {
                String line = lines.get(i);
                lines.set(i, line.length() < common ? "" : line.substring(common));
            }
        }
        int from = 0;
        int to = lines.size();
        while (from < to && indentation(lines.get(from)) == BLANK) {
            from++;
        }
        while (from < to && indentation(lines.get(to - 1)) == BLANK) {
            to--;
        }
        return String.join("\n", lines.subList(from, to));
    }

    /** The spaces and tabs before the first other character; of a line without one it does not count. */
    private static int indentation(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != ' ' && line.charAt(i) != '\t') {
                return i;
            }
        }
        return BLANK;
    }
}
