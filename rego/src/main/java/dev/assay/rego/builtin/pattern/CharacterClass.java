package dev.assay.rego.builtin.pattern;

import java.util.Arrays;

/** Characters of a glob: a range of them, or those listed, or all others. Immutable. */
final class CharacterClass {
    private final int[] points;
    private final boolean isRange;
    private final boolean isNegated;

    private CharacterClass(int[] points, boolean isRange, boolean isNegated) {
        this.points = points;
        this.isRange = isRange;
        this.isNegated = isNegated;
    }

    static CharacterClass one(int point) {
        return new CharacterClass(new int[] {point}, false, false);
    }

    static CharacterClass range(int first, int last, boolean negated) {
        return new CharacterClass(new int[] {first, last}, true, negated);
    }

    static CharacterClass listed(int[] points, boolean negated) {
        int[] sorted = points.clone();
        Arrays.sort(sorted);
        return new CharacterClass(sorted, false, negated);
    }

    static CharacterClass anyBut(int[] points) {
        return listed(points, true);
    }

    boolean has(int point) {
        return isIn(point) != isNegated;
    }

    private boolean isIn(int point) {
        if (isRange) {
            return point >= points[0] && point <= points[1];
        }
        return points.length == 1 ? points[0] == point : Arrays.binarySearch(points, point) >= 0;
    }
}
