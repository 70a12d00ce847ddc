package dev.assay.rego.ast;

/**
 * A stretch of a source.
 *
 * @param start offset of the first character, from 0, in UTF-16 units
 * @param end offset after the last character
 */
public record Location(Source source, int start, int end) {
    public Location {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a stretch from " + start + " to " + end);
        }
    }

    public String file() {
        return source.name();
    }

    /** From 1. */
    public int row() {
        return source.row(start);
    }

    /** In code points, from 1. */
    public int column() {
        return source.column(start);
    }

    public String text() {
        return source.text().substring(start, Math.min(end, source.text().length()));
    }

    /** {@code file:row}, as messages name a place. */
    @Override
    public String toString() {
        return file() + ":" + row();
    }
}
