package dev.assay.cli;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Ink;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Surroundings;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code assay up}: shows the main job at work. Every line is what the real commands print; nothing is played back. The
 * demonstration keeps its keys in its own folder and touches nothing else.
 */
@Command(
        name = "up",
        header = "Show it at work: write a log, verify it, change one byte, and see it named.",
        description = "Makes a folder, and leaves it for you to try more in.",
        footer = {
            "  assay up                                   makes the folder assay-demo",
            "  assay up somewhere/else",
        })
final class UpCommand implements Action {

    private static final int ENTRIES = 1000;
    private static final int CHANGED_BYTE = 100_000;

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder to make (default: assay-demo).")
    private Path folder = Path.of("assay-demo");

    UpCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        session.format(OutputFormat.HUMAN);
        Path target = session.resolve(folder);
        if (Files.exists(target)) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "there is a " + folder + " already",
                    "remove it, or name another folder: assay up DIR");
        }
        Files.createDirectories(target);
        Surroundings inside = inside(target);
        explain("A log with a key of its own. Whoever has the public keys can verify it.");
        step(inside, ExitCode.OK, "log", "init", "audit", "--origin", "demo.example/audit");
        writeStatements(target.resolve("releases.ndjson"));
        explain(ENTRIES + " entries: one line of releases.ndjson each.");
        step(inside, ExitCode.OK, "log", "append", "audit", "--ndjson", "releases.ndjson", "--out", "indexes.txt");
        explain("Anybody verifies it offline: every entry, every hash, every signature.");
        step(inside, ExitCode.OK, "verify", "audit");
        explain("Now a copy of it in which one byte of one entry is changed.");
        copy(target.resolve("audit"), target.resolve("changed"));
        changeOneByte(target.resolve("changed/tile/entries/000"));
        step(inside, ExitCode.VERIFICATION, "verify", "changed");
        explain("Your turn: edit any file in " + folder + "/audit, then run");
        session.println("  assay verify " + folder + "/audit");
        return ExitCode.OK;
    }

    /** The same world, but in the folder of the demonstration, which is its home folder too. */
    private Surroundings inside(Path target) throws IOException {
        Surroundings here = session.surroundings();
        Map<String, String> environment = new HashMap<>(here.environment());
        environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("ASSAY_"));
        return new Surroundings(
                here.in(),
                session.data(),
                here.err(),
                environment,
                target,
                target.resolve("home"),
                here.clock(),
                here.random(),
                here.outIsTerminal(),
                here.errIsTerminal());
    }

    private void explain(String line) throws IOException {
        session.println("\n" + session.ink(Ink.FAINT, "# " + line));
    }

    private void step(Surroundings inside, ExitCode wanted, String... arguments) throws IOException {
        session.println(session.ink(Ink.STRONG, "$ assay " + String.join(" ", arguments)));
        session.data().flush();
        ExitCode got = Main.run(inside, List.of(arguments));
        if (got != wanted) {
            throw new IllegalStateException("'assay " + String.join(" ", arguments) + "' ended with " + got.number()
                    + " and not with " + wanted.number());
        }
        if (got != ExitCode.OK) {
            session.println("(exit code " + got.number() + ": " + got.meaning() + ")");
        }
    }

    private static void writeStatements(Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int number = 1; number <= ENTRIES; number++) {
            lines.append(
                            "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"assay:release/checkout@")
                    .append(number)
                    .append("\",\"digest\":{\"sha256\":\"")
                    .append(String.format(Locale.ROOT, "%064x", number))
                    .append("\"}}],\"predicateType\":\"https://demo.example/release/v1\",\"predicate\":{\"number\":")
                    .append(number)
                    .append("}}\n");
        }
        Files.writeString(file, lines);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.sorted().toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    /** Changes a byte in the middle of a full bundle of 256 entries. */
    private static void changeOneByte(Path bundle) throws IOException {
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[Math.min(CHANGED_BYTE, bytes.length / 2)] ^= 1;
        Files.write(bundle, bytes);
    }
}
