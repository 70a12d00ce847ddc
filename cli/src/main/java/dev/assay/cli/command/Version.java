package dev.assay.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build this is.
 *
 * @param version the Maven version
 * @param commit the commit that it was built from, or {@code unknown}
 */
public record Version(String version, String commit) {

    /** The build that is running. */
    public static final Version CURRENT = read();

    private static Version read() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/dev/assay/cli/version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is not on the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Version(properties.getProperty("version"), properties.getProperty("commit"));
    }

    /** What {@code assay --version} prints. */
    public String line() {
        return "assay " + version + " (commit " + commit + ", Java " + Runtime.version() + ")";
    }
}
