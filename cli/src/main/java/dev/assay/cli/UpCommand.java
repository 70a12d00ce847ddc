package dev.assay.cli;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Ink;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.http.HttpService;
import dev.assay.cli.http.StopSignal;
import dev.assay.cli.log.LogFolder;
import dev.assay.cli.log.ReadApi;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.tile.DirectoryObjects;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code assay up}: shows the main job at work. Every line is what the real commands print; nothing is played back. The
 * demonstration keeps its keys in its own folder and touches nothing else.
 */
@Command(
        name = "up",
        header = "Show it at work: log this build, verify it, change one byte, see it named, serve it.",
        description = {
            "Writes real statements about this very build (artefacts, test results, sources) to a log whose origin says",
            "that it is a demonstration. Makes a folder, and leaves it for you to try more in.",
        },
        footer = {
            "  assay up                                   makes the folder assay-demo, serves it on port 7070",
            "  assay up somewhere/else --port 0",
        })
final class UpCommand implements Action {

    private static final int ENTRIES_MAX = 1000;
    private static final int PORT_MAX = 65_535;
    private static final int CHANGED_BYTE = 100_000;

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder to make (default: assay-demo).")
    private Path folder = Path.of("assay-demo");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "TCP port of this machine to serve on (default: 7070; 0 takes a free one).")
    private int port = 7070;

    @Option(
            names = "--build",
            paramLabel = "DIR",
            description = "The checkout that the statements are about (default: that of this command).")
    private Path build = Path.of(System.getProperty("assay.home", ""));

    @Option(names = "--once", description = "Do not serve the log; end when it was shown.")
    private boolean once;

    UpCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        session.format(OutputFormat.HUMAN);
        if (port < 0 || port > PORT_MAX) {
            throw new AssayException(ErrorCode.USAGE, "--port " + port + " is no port", "use 0 to " + PORT_MAX);
        }
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
        explain("What this build has made and tested, as in-toto statements: nothing of it is made up.");
        String checkout = session.resolve(build).toString();
        String limit = Integer.toString(ENTRIES_MAX);
        step(inside, ExitCode.OK, "statements", checkout, "--limit", limit, "--out", "build.ndjson");
        explain("One entry for each line of build.ndjson.");
        step(inside, ExitCode.OK, "log", "append", "audit", "--ndjson", "build.ndjson", "--out", "indexes.txt");
        explain("Anybody verifies it offline: every entry, every hash, every signature.");
        step(inside, ExitCode.OK, "verify", "audit");
        explain("Now a copy of it in which one byte of one entry is changed.");
        copy(target.resolve("audit"), target.resolve("changed"));
        changeOneByte(target.resolve("changed/tile/entries/000"));
        step(inside, ExitCode.VERIFICATION, "verify", "changed");
        explain("Your turn: edit any file in " + folder + "/audit, then run");
        session.println("  assay verify " + folder + "/audit");
        if (!once) {
            serve(target.resolve("audit"));
        }
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

    private void serve(Path log) throws IOException, InterruptedException {
        ReadApi api = new ReadApi(new DirectoryObjects(log), () -> LogFolder.describe(LogFolder.settings(log)));
        HttpService service =
                HttpService.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), api, session::note);
        explain("Anybody can read it from here, until you press Ctrl-C:");
        session.println("  assay verify " + service.address());
        session.data().flush();
        StopSignal.await(() -> {
            service.close();
            session.note("stopped");
        });
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
