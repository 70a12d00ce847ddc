package dev.assay.rego.builtin.graphql;

import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names that somebody may have meant. */
final class Suggestion {
    private static final int SHOWN_MAX = 5;

    private Suggestion() {}

    /** The end of a message that asks for the names most like a text; empty if none is. */
    static String of(String begin, String text, List<String> names) {
        List<String> near = near(text, names);
        return near.isEmpty() ? "" : " " + begin + " " + quotedOr(near) + "?";
    }

    /** As {@link #of}, for names without quotation marks. */
    static String plain(String begin, String text, List<String> names) {
        List<String> near = near(text, names);
        return near.isEmpty() ? "" : " " + begin + " " + or(near) + "?";
    }

    static List<String> names(List<ObjectValue> nodes) {
        return nodes.stream().map(Tree::name).toList();
    }

    /** The names within some edits, the nearest first. */
    static List<String> near(String text, List<String> names) {
        int threshold = Math.max(1, (int) Math.floor(text.length() * 0.4 + 1));
        Map<String, Integer> distances = new LinkedHashMap<>();
        for (String name : names) {
            int distance = distance(text, name);
            if (distance <= threshold) {
                distances.put(name, distance);
            }
        }
        List<String> near = new ArrayList<>(distances.keySet());
        near.sort(Comparator.comparing(name -> distances.getOrDefault(name, 0)));
        return near;
    }

    static String quotedOr(List<String> items) {
        return or(items.stream().map(item -> "\"" + item + "\"").toList());
    }

    private static String or(List<String> all) {
        List<String> items = all.subList(0, Math.min(SHOWN_MAX, all.size()));
        if (items.size() == 2) {
            return items.get(0) + " or " + items.get(1);
        }
        if (items.size() < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, items.size() - 1)) + ", or " + items.getLast();
    }

    /** Edits from one text to another; a different case counts as one. */
    private static int distance(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        if (a.equals(b)) {
            return 1;
        }
        // Longer names are too far from each other to be worth the table of their edits.
        if (Math.abs(a.length() - b.length()) > a.length()) {
            return Math.max(a.length(), b.length());
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
