package dev.assay.core.policy;

import java.util.Objects;

/**
 * A place in a file.
 *
 * @param file its name as the user knows it
 * @param line from 1, or 0 when it is not known
 * @param column from 1, or 0 when it is not known
 */
public record Place(String file, int line, int column) {

    public Place {
        Objects.requireNonNull(file, "file is null");
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line " + line + " and column " + column + " are not negative");
        }
    }

    /** {@code file:line:column}, as far as they are known. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
