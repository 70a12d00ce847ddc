package dev.assay.rego.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What to read, and how.
 *
 * @param folder where relative paths start
 * @param paths files and folders as the user wrote them; {@code a.b:path} puts data below {@code data.a.b}
 * @param bundles whether each path is a bundle: a folder or an archive of which only data.json, data.yaml and policies
 *     count
 * @param policiesOnly whether data in folders is left out
 * @param ignore patterns of names of files and folders to leave out, with {@code *}, {@code ?} and {@code [...]}
 */
public record Loading(Path folder, List<String> paths, boolean bundles, boolean policiesOnly, List<String> ignore) {
    /** The most bytes of one file: 256 MiB ({@code FILE_BYTES_MAX}). */
    public static final long FILE_BYTES_MAX = 256L << 20;

    /** The most bytes of all files: 1 GiB ({@code ALL_BYTES_MAX}). */
    public static final long ALL_BYTES_MAX = 1L << 30;

    /** The most files ({@code FILES_MAX}). */
    public static final int FILES_MAX = 200_000;

    /** How deep folders may stand in each other ({@code FOLDER_DEPTH_MAX}). */
    public static final int FOLDER_DEPTH_MAX = 100;

    public Loading {
        Objects.requireNonNull(folder, "folder is null");
        paths = List.copyOf(paths);
        ignore = List.copyOf(ignore);
    }

    /** Policies and data of files and folders. */
    public static Loading files(Path folder, List<String> paths) {
        return new Loading(folder, paths, false, false, List.of());
    }
}
