package dev.assay.testkit;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sources that an independent program was built from, for the test data that lies among them. */
public final class PeerSources {
    private static final Pattern MODULE = Pattern.compile("(?m)^\\s*mod\\s+(\\S+)\\s+(\\S+)");
    private static final Pattern FOLDER = Pattern.compile("\"Dir\": \"([^\"]+)\"");

    private PeerSources() {}

    /**
     * The folder of the Go module of a program that {@code tools/peers} has installed, at the version of the program.
     * It
     * lies in Go's cache, which is read-only, and is downloaded when it is not there.
     *
     * <p>Where the program is absent the test is skipped with one line; in CI (environment variable {@code CI}) it
     * fails.
     *
     * @param name file name under {@code build/peers/bin}
     */
    public static Path of(String name) {
        Path program = Checkout.peer(name);
        Matcher module = MODULE.matcher(go("version", "-m", program.toString()));
        if (!module.find()) {
            throw new AssertionError(program + " does not say which module it was built from");
        }
        return of(module.group(1), module.group(2));
    }

    /** The folder of a Go module at a version. */
    public static Path of(String module, String version) {
        Matcher folder = FOLDER.matcher(go("mod", "download", "-json", module + "@" + version));
        if (!folder.find()) {
            throw new AssertionError("go names no folder for " + module + "@" + version);
        }
        return Path.of(folder.group(1));
    }

    private static String go(String... arguments) {
        return Program.at(Path.of("go"), arguments).run().expect(0).text();
    }
}
