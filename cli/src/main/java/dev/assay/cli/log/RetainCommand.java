package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.log.LogConfiguration;
import dev.assay.ledger.log.LogSettings;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay log retain}: raises the index below which entries are no longer given out. */
@Command(
        name = "retain",
        header = "Give out only entries from an index on.",
        description = {
            "What lies wholly below the index is no longer served. Nothing is deleted: the files stay in the folder,",
            "and proofs of later entries still work. The index only rises.",
        },
        footer = "  assay log retain audit --min-index 100000")
final class RetainCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "Folder of the log.")
    private Path folder = Path.of("");

    @Option(
            names = "--min-index",
            required = true,
            paramLabel = "N",
            description = "First entry that is still given out; served is from the bundle of 256 that it is in.")
    private long minimumIndex;

    RetainCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        Path log = session.resolve(folder);
        LogSettings settings = LogConfiguration.retain(log, minimumIndex);
        LogFolder.writeDescription(log, settings);
        if (format == OutputFormat.JSON) {
            session.json(json -> json.writeNumberProperty("minimumIndex", settings.minimumIndex()));
        } else {
            session.println(folder + " gives out entries from " + settings.minimumIndex() + " on");
        }
        return ExitCode.OK;
    }
}
