package dev.assay.rego.ast;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text of Rego and the name that messages give it, usually a path. Immutable. */
public final class Source {
    private final String name;
    private final String text;
    private volatile int @Nullable [] lineStarts;

    public Source(String name, String text) {
        this.name = Objects.requireNonNull(name, "name is null");
        this.text = Objects.requireNonNull(text, "text is null");
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The row of an offset, from 1. */
    int row(int offset) {
        int found = Arrays.binarySearch(starts(), offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of an offset, in code points from 1. */
    int column(int offset) {
        int start = starts()[row(offset) - 1];
        return text.codePointCount(start, Math.min(offset, text.length())) + 1;
    }

    /** The text of a row from 1, without its line end. */
    public String line(int row) {
        int start = starts()[row - 1];
        int end = text.indexOf('\n', start);
        String line = end < 0 ? text.substring(start) : text.substring(start, end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private int[] starts() {
        int[] known = lineStarts;
        if (known == null) {
            int[] starts = new int[16];
            int count = 1;
            for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = at + 1;
            }
            known = Arrays.copyOf(starts, count);
            lineStarts = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return name;
    }
}
