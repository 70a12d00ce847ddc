package dev.assay.inputs;

import java.util.List;

/** Finds the name that somebody most likely meant. */
final class NearestName {

    private NearestName() {}

    /** The name with the fewest changes of one character. */
    static String of(String wrong, List<String> names) {
        String best = names.getFirst();
        int fewest = Integer.MAX_VALUE;
        for (String name : names) {
            int changes = changes(wrong, name);
            if (changes < fewest) {
                fewest = changes;
                best = name;
            }
        }
        return best;
    }

    private static int changes(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[to.length()];
    }
}
