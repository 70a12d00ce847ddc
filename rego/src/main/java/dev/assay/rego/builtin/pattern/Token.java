package dev.assay.rego.builtin.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A piece of a glob-like expression: one character out of some, possibly repeated.
 *
 * @param any any character; then there are no ranges
 * @param ranges of characters, sorted, not touching
 * @param flag how often
 */
record Token(boolean any, List<Range> ranges, Flag flag) {
    /** How often a piece may occur. */
    enum Flag {
        ONCE,
        PLUS,
        STAR
    }

    /** Code points from the first to the last. */
    record Range(int first, int last) {}

    static Token dot() {
        return new Token(true, List.of(), Flag.ONCE);
    }

    static Token character(int point) {
        return new Token(false, List.of(new Range(point, point)), Flag.ONCE);
    }

    static Token set(List<Range> ranges) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingInt(Range::first));
        List<Range> joined = new ArrayList<>();
        for (Range range : sorted) {
            Range last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && range.first() <= last.last() + 1) {
                joined.set(joined.size() - 1, new Range(last.first(), Math.max(last.last(), range.last())));
            } else {
                joined.add(range);
            }
        }
        return new Token(false, List.copyOf(joined), Flag.ONCE);
    }

    Token with(Flag other) {
        return new Token(any, ranges, other);
    }

    boolean isRepeated() {
        return flag != Flag.ONCE;
    }

    boolean sameCharacters(Token other) {
        return any == other.any && ranges.equals(other.ranges);
    }

    /** Whether some character is in both. */
    boolean meets(Token other) {
        if (any || other.any) {
            return true;
        }
        int i = 0;
        int j = 0;
        while (i < ranges.size() && j < other.ranges.size()) {
            Range mine = ranges.get(i);
            Range theirs = other.ranges.get(j);
            if (mine.last() < theirs.first()) {
                i++;
            } else if (theirs.last() < mine.first()) {
                j++;
            } else {
                return true;
            }
        }
        return false;
    }
}
