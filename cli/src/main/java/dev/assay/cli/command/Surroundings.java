package dev.assay.cli.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The world around one run: what commands may know of the process, so that a test can give them another one.
 *
 * @param in standard input
 * @param out standard output, for data
 * @param err standard error, for progress and messages
 * @param environment environment variables
 * @param workingFolder absolute path that relative paths start at
 * @param userHome the user's home folder
 * @param clock the time
 * @param random the source of randomness, of cryptographic quality
 * @param outIsTerminal whether somebody watches standard output
 * @param errIsTerminal whether somebody watches standard error
 */
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path workingFolder,
        Path userHome,
        Clock clock,
        RandomGenerator random,
        boolean outIsTerminal,
        boolean errIsTerminal) {

    public Surroundings {
        environment = Map.copyOf(environment);
        if (!workingFolder.isAbsolute()) {
            throw new IllegalArgumentException("workingFolder " + workingFolder + " is not absolute");
        }
    }
}
