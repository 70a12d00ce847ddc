package dev.assay.core.policy;

import java.util.ArrayList;
import java.util.List;

/** Chooses namespaces by patterns: {@code *} for any text, {@code ?} for a letter, {@code [a-z]} for one of some. */
public final class NamespaceChoice {

    private NamespaceChoice() {}

    /** Whether some pattern is more than a name. */
    public static boolean hasPattern(List<String> patterns) {
        for (String pattern : patterns) {
            for (int i = 0; i < pattern.length(); i++) {
                if ("*?[".indexOf(pattern.charAt(i)) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The names that some pattern fits, in their order. */
    public static List<String> choose(List<String> names, List<String> patterns) {
        List<String> chosen = new ArrayList<>();
        for (String name : names) {
            for (String pattern : patterns) {
                if (fits(pattern, 0, name, 0)) {
                    chosen.add(name);
                    break;
                }
            }
        }
        return chosen;
    }

    private static boolean fits(String pattern, int at, String name, int from) {
        int p = at;
        int n = from;
        int starAt = -1;
        int starFrom = 0;
        while (n < name.length()) {
            int next = p < pattern.length() && pattern.charAt(p) != '*' ? single(pattern, p, name.charAt(n)) : -1;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                starAt = p++;
                starFrom = n;
            } else if (next >= 0) {
                p = next;
                n++;
            } else if (starAt >= 0) {
                p = starAt + 1;
                n = ++starFrom;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Where the pattern goes on after it took a letter; -1 when it does not take it. */
    private static int single(String pattern, int at, char letter) {
        char first = pattern.charAt(at);
        if (first == '?') {
            return at + 1;
        }
        int end = first == '[' ? pattern.indexOf(']', at + 2) : -1;
        if (end > 0) {
            return inClass(pattern.substring(at + 1, end), letter) ? end + 1 : -1;
        }
        if (first == '\\' && at + 1 < pattern.length()) {
            return pattern.charAt(at + 1) == letter ? at + 2 : -1;
        }
        return first == letter ? at + 1 : -1;
    }

    private static boolean inClass(String letters, char letter) {
        boolean negated = letters.startsWith("^");
        boolean found = false;
        for (int i = negated ? 1 : 0; i < letters.length(); i++) {
            boolean range = i + 2 < letters.length() && letters.charAt(i + 1) == '-';
            char low = letters.charAt(i);
            char high = range ? letters.charAt(i + 2) : low;
            found |= letter >= low && letter <= high;
            i += range ? 2 : 0;
        }
        return found != negated;
    }
}
