package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.log.LogView;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay log checkpoint}: prints the signed checkpoint. */
@Command(
        name = "checkpoint",
        header = "Print the signed checkpoint, after its signatures were checked.",
        footer = {
            "  assay log checkpoint audit",
            "  assay log checkpoint audit --out anchor.checkpoint   keep it: verify against it later",
        })
final class CheckpointCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "LOG", description = "Folder, address or archive of a log.")
    private String target = "";

    @Mixin
    private TrustedKeys trusted = new TrustedKeys();

    CheckpointCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        try (LogSource source = LogSource.open(session, target)) {
            LogView view = LogReading.view(source, trusted.read(session));
            SignedCheckpoint checkpoint = view.checkpoint();
            if (format == OutputFormat.JSON) {
                session.json(json -> CheckpointOutput.write(json, checkpoint));
            } else {
                byte[] bytes = checkpoint.toBytes();
                session.data().write(bytes, 0, bytes.length);
            }
        }
        return ExitCode.OK;
    }
}
