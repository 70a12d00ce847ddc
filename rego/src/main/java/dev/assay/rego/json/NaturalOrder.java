package dev.assay.rego.json;

import java.util.Comparator;

/**
 * Strings in the order in which people would put them: runs of digits by their worth, letters after everything else.
 */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String one, String other) {
        int[] a = one.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        boolean digits = false;
        for (int i = 0; i < a.length && i < b.length; i++) {
            if (a[i] == b[i]) {
                digits = Character.isDigit(a[i]);
                continue;
            }
            boolean letter = Character.isLetter(a[i]);
            boolean otherLetter = Character.isLetter(b[i]);
            if (letter && otherLetter) {
                return Integer.compare(a[i], b[i]);
            }
            if (letter || otherLetter) {
                boolean first = digits ? letter : otherLetter;
                return first ? -1 : 1;
            }
            return numbers(a, b, i);
        }
        return Integer.compare(a.length, b.length);
    }

    /** Compares from the first difference on, where neither has a letter. */
    private static int numbers(int[] a, int[] b, int at) {
        long lead = (a[at] == '0' || b[at] == '0') && afterDigits(a, at) ? 1 : 0;
        int end = end(a, at);
        int otherEnd = end(b, at);
        int order = Long.compare(worth(a, at, end, lead), worth(b, at, otherEnd, lead));
        if (order == 0) {
            order = Integer.compare(end, otherEnd);
        }
        return order != 0 ? order : Integer.compare(a[at], b[at]);
    }

    /** Whether digits other than zeros stand directly before a position. */
    private static boolean afterDigits(int[] points, int at) {
        for (int i = at - 1; i >= 0 && Character.isDigit(points[i]); i--) {
            if (points[i] != '0') {
                return true;
            }
        }
        return false;
    }

    private static int end(int[] points, int from) {
        int end = from;
        while (end < points.length && Character.isDigit(points[end])) {
            end++;
        }
        return end;
    }

    private static long worth(int[] points, int from, int to, long lead) {
        long worth = lead;
        for (int i = from; i < to; i++) {
            worth = worth * 10 + (points[i] - '0');
        }
        return worth;
    }
}
