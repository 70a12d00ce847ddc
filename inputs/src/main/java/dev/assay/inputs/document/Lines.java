package dev.assay.inputs.document;

import java.util.Arrays;

/** Where the lines of a text begin. Quick when asked for offsets near the one before. */
final class Lines {
    private final int[] starts;
    private final int count;
    private int current;

    Lines(String text) {
        int[] found = new int[Math.max(16, text.length() / 32)];
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (lines == found.length) {
                found = Arrays.copyOf(found, lines * 2);
            }
            found[lines++] = at + 1;
        }
        starts = found;
        count = lines;
    }

    long mark(int offset) {
        if (offset < starts[current] || (current + 1 < count && offset >= starts[current + 1])) {
            move(offset);
        }
        return Position.pack(current + 1, offset - starts[current] + 1);
    }

    private void move(int offset) {
        if (current + 2 < count && offset >= starts[current + 1] && offset < starts[current + 2]) {
            current++;
            return;
        }
        int found = Arrays.binarySearch(starts, 0, count, offset);
        current = found >= 0 ? found : -found - 2;
    }
}
