package dev.assay.cli;

import dev.assay.cli.command.Surroundings;
import dev.assay.core.fault.ExitCode;
import dev.assay.testkit.TestClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One command run inside the test, with everything it said.
 *
 * @param exit how it ended
 * @param out standard output
 * @param err standard error
 */
record CommandRun(ExitCode exit, String out, String err) {

    /** Runs a command in a folder, whose {@code home} is the user's home, with no variables set. */
    static CommandRun in(Path folder, String... arguments) {
        return in(folder, Map.of(), arguments);
    }

    static CommandRun in(Path folder, Map<String, String> environment, String... arguments) {
        return at("2026-11-20T10:00:00Z", folder, environment, arguments);
    }

    /** The same at another time than the usual one. */
    static CommandRun at(String time, Path folder, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                environment,
                folder,
                folder.resolve("home"),
                TestClock.at(time),
                new SplittableRandom(1),
                false,
                false);
        ExitCode exit = Main.run(surroundings, List.of(arguments));
        return new CommandRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
