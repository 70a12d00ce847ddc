package dev.assay.core.policy.load;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, a sentence each, with the place at its beginning. One thread. */
public final class Problems {

    /** How many are listed; the others are counted. */
    public static final int LISTED_MAX = 100;

    private final List<String> list = new ArrayList<>();

    /** Adds one. */
    public void add(String place, String message) {
        list.add(place + ": " + message);
    }

    /** Adds one that begins with its place. */
    public void add(String problem) {
        list.add(problem);
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** All, in the order in which they were found. */
    public List<String> all() {
        return List.copyOf(list);
    }

    /** {@code "a problem:"} or {@code "3 problems:"}, and a line for each. */
    public String text() {
        StringBuilder text = new StringBuilder(list.size() == 1 ? "a problem:" : list.size() + " problems:");
        for (String problem : list.subList(0, Math.min(list.size(), LISTED_MAX))) {
            text.append("\n  ").append(problem.replace("\n", "\n  "));
        }
        if (list.size() > LISTED_MAX) {
            text.append("\n  and ").append(list.size() - LISTED_MAX).append(" more");
        }
        return text.toString();
    }
}
