package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Progress;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.archive.LogArchive;
import dev.assay.ledger.archive.LogDescription;
import dev.assay.ledger.archive.TreePaths;
import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.log.LogView;
import dev.assay.ledger.note.VerifierKey;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay log export}: writes a whole log into one file. */
@Command(
        name = "export",
        header = "Write a log into one archive that is verified offline.",
        description = {
            "The archive is a zip file with the checkpoint, the tiles and the bundles of exactly that tree.",
            "The same log at the same checkpoint always gives the same bytes.",
        },
        footer = {
            "  assay log export audit --out audit.tlog.zip",
            "  assay verify audit.tlog.zip",
        })
final class ExportCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "LOG", description = "Folder or address of a log.")
    private String target = "";

    @Mixin
    private TrustedKeys trusted = new TrustedKeys();

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        session.format(OutputFormat.HUMAN);
        if (session.out() == null) {
            throw new AssayException(
                    ErrorCode.USAGE, "an archive is not for a terminal", "say where to: --out FILE.tlog.zip");
        }
        try (LogSource source = LogSource.open(session, target)) {
            List<VerifierKey> keys = trusted.read(session);
            LogView view = LogReading.view(source, keys);
            Checkpoint checkpoint = view.checkpoint().checkpoint();
            LogDescription description =
                    new LogDescription(checkpoint.origin(), source.policy(keys).logKeys(), source.minimumIndex());
            long total =
                    TreePaths.of(checkpoint.size(), description.minimumIndex()).count() + 2;
            long files;
            try (Progress progress = new Progress(session, "exporting files", total)) {
                files = LogArchive.write(
                        source.objects(), description, view.checkpoint(), session.data(), progress::at);
            }
            session.note("exported " + checkpoint.size() + " entries in " + files
                    + " files; check it with: assay verify " + session.out());
        }
        return ExitCode.OK;
    }
}
