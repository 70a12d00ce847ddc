package dev.assay.cli.home;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder laid out as {@code .assay}: a log with the evidence beside it.
 *
 * @param root the folder
 */
public record HomeFolder(Path root) {

    /** Its usual name. */
    public static final String NAME = ".assay";

    /** The format that this program reads. */
    public static final int FORMAT = 1;

    private static final String FORMAT_FILE = "format";
    private static final int MAX_FORMAT_BYTES = 64;

    /** The nearest one above a folder, that folder included. */
    public static Optional<HomeFolder> above(Path start) {
        for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve(NAME);
            if (is(candidate)) {
                return Optional.of(new HomeFolder(candidate));
            }
        }
        return Optional.empty();
    }

    /** Whether a folder is laid out like one. */
    public static boolean is(Path folder) {
        return Files.isRegularFile(folder.resolve(FORMAT_FILE));
    }

    /** Its log. */
    public Path log() {
        return root.resolve("log");
    }

    /**
     * This home, if its format is known.
     *
     * @throws AssayException when a newer program wrote it
     */
    public HomeFolder readable() throws IOException {
        Path file = root.resolve(FORMAT_FILE);
        String format = Files.size(file) > MAX_FORMAT_BYTES
                ? "unknown"
                : Files.readString(file).strip();
        if (!format.equals(Integer.toString(FORMAT))) {
            throw new AssayException(
                    ErrorCode.HOME_FORMAT_UNKNOWN,
                    root + " has format " + format + "; this version reads format " + FORMAT,
                    "use the version of assay that wrote it, or a newer one");
        }
        return this;
    }
}
