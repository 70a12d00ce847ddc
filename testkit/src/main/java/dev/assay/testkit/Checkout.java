package dev.assay.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** Finds the files of the source checkout that the tests run in. */
public final class Checkout {

    private Checkout() {}

    /**
     * The root folder of the checkout.
     *
     * @throws IllegalStateException when the tests do not run inside a checkout
     */
    public static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no .mvn folder above " + start + ": run the tests inside a source checkout");
    }

    /**
     * A folder of the conformance data, which is kept beside the checkout in {@code ../shared/vectors}.
     *
     * <p>Where the data is absent the test is skipped with one line; in CI (environment variable {@code CI}) it fails.
     *
     * @param name folder, for example {@code merkle/inclusion}
     */
    public static Path vectors(String name) {
        Path folder = root().resolveSibling("shared").resolve("vectors").resolve(name);
        return presentOrSkipped(folder, Files.isDirectory(folder), "conformance data, expected beside the checkout");
    }

    /**
     * An independent program that {@code tools/peers} has installed.
     *
     * <p>Where it is absent the test is skipped with one line; in CI (environment variable {@code CI}) it fails.
     *
     * @param name file name under {@code build/peers/bin}
     */
    public static Path peer(String name) {
        Path program = root().resolve("build/peers/bin").resolve(name);
        return presentOrSkipped(program, Files.isExecutable(program), "install it by tools/peers");
    }

    private static Path presentOrSkipped(Path path, boolean present, String hint) {
        if (present) {
            return path;
        }
        String line = "not found: " + root().relativize(path) + " (" + hint + ")";
        if (System.getenv("CI") != null) {
            throw new AssertionError(line);
        }
        throw new TestAbortedException(line);
    }
}
