package dev.assay.inputs.document;

/**
 * A place in a text.
 *
 * @param line line, from 1
 * @param column column, from 1, counted in UTF-16 code units
 */
public record Position(int line, int column) {

    /** The beginning of a file. */
    public static final Position START = new Position(1, 1);

    /** Checks both numbers. */
    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line " + line + " and column " + column + " count from 1");
        }
    }

    /** A position as one number, the line in the upper half: how trees of positions keep it. */
    public static long pack(int line, int column) {
        return (long) line << 32 | column;
    }

    /** The position of such a number. */
    public static Position of(long packed) {
        return new Position((int) (packed >>> 32), (int) packed);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
