package dev.assay.cli.build;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Progress;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay statements}: prints statements about a build, one a line. */
@Command(
        name = "statements",
        header = "Make in-toto statements about what a Maven build has made, one a line.",
        description = {
            "Jars and classes get SLSA provenance, test cases a test result, sources their commit; all of it is read",
            "from the build. The statements are not signed: 'assay evidence sign' does that.",
        },
        footer = {
            "  assay statements . --limit 1000 | assay log append audit --ndjson -",
            "  assay statements shop --out shop.ndjson",
        })
public final class StatementsCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "Root folder of the checkout.")
    private Path folder = Path.of("");

    @Option(names = "--limit", paramLabel = "N", description = "Stop after so many statements.")
    private long limit = Long.MAX_VALUE;

    StatementsCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        session.format(OutputFormat.HUMAN, OutputFormat.NDJSON);
        Path root = session.resolve(folder);
        if (!Files.isDirectory(root)) {
            throw new AssayException(ErrorCode.FILE_MISSING, "no such folder: " + folder, "check the path");
        }
        if (limit < 1) {
            throw new AssayException(ErrorCode.USAGE, "--limit " + limit + " is too small", "use 1 or more");
        }
        PrintStream out = session.data();
        long[] made = {0};
        try (Progress progress = new Progress(session, "making statements", limit == Long.MAX_VALUE ? 0 : limit)) {
            new BuildStatements(BuildTree.of(root)).forEach(statement -> {
                byte[] line = statement.toCanonicalJson();
                out.write(line, 0, line.length);
                out.write('\n');
                progress.at(++made[0]);
                return made[0] < limit;
            });
        }
        if (made[0] == 0) {
            throw new AssayException(
                    ErrorCode.FILE_MISSING,
                    folder + " has nothing that Maven has built",
                    "build it first: mvn package");
        }
        session.note(made[0] + " statements");
        return ExitCode.OK;
    }
}
