package dev.assay.core.policy.load;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file and how messages call it.
 *
 * @param name the path as the user wrote it, or below a folder that the user named
 * @param path where it is; absolute
 */
public record NamedFile(String name, Path path) {

    public NamedFile {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(path, "path is null");
    }

    /** A path as the user wrote it, below the working folder when it is relative. */
    public static NamedFile of(Path workingFolder, String text) {
        return new NamedFile(text, workingFolder.resolve(text).normalize());
    }
}
