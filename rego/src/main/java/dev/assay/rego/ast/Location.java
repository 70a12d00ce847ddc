package dev.assay.rego.ast;

/**
 * A stretch of a source: a place to point at, and the text that belongs to it. The text begins before the place when a
 * term has parentheses around it: {@code (a + b)} is at {@code a}.
 *
 * @param start offset of the place, from 0, in UTF-16 units
 * @param textStart offset of the text's first character
 * @param end offset after the text's last character; before {@code textStart} when there is no text
 */
public record Location(Source source, int start, int textStart, int end) {
    public Location {
        if (start < 0 || textStart < 0 || end < 0) {
            throw new IllegalArgumentException("a place at " + start + " with text from " + textStart + " to " + end);
        }
    }

    /** A place whose text begins at it. */
    public Location(Source source, int start, int end) {
        this(source, start, start, end);
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
        int length = source.text().length();
        return end < textStart || textStart >= length ? "" : source.text().substring(textStart, Math.min(end, length));
    }

    /** {@code file:row}, as messages name a place; {@code row:column} in a source without a name. */
    @Override
    public String toString() {
        return file().isEmpty() ? row() + ":" + column() : file() + ":" + row();
    }
}
