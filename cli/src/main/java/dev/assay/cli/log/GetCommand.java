package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.log.LogView;
import dev.assay.ledger.merkle.Merkle;
import java.io.IOException;
import java.util.Base64;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay log get}: prints one entry, after it was proven to be in the signed tree. */
@Command(
        name = "get",
        header = "Print one entry, byte for byte.",
        description = "The entry is checked against the log's signed checkpoint before it is printed.",
        footer = {
            "  assay log get audit 0",
            "  assay log get https://log.example.org/ 4711 -o json",
        })
final class GetCommand implements Action {

    private final Session session;

    @Parameters(index = "0", paramLabel = "LOG", description = "Folder, address or archive of a log.")
    private String target = "";

    @Parameters(index = "1", paramLabel = "INDEX", description = "Index of the entry, from 0.")
    private long index;

    @Mixin
    private TrustedKeys trusted = new TrustedKeys();

    GetCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        try (LogSource source = LogSource.open(session, target)) {
            LogView view = LogReading.view(source, trusted.read(session));
            LogReading.checkIndex(source, view, index);
            byte[] entry = view.entry(index);
            if (format == OutputFormat.HUMAN) {
                session.data().write(entry, 0, entry.length);
                return ExitCode.OK;
            }
            session.json(json -> {
                json.writeNumberProperty("index", index);
                json.writeStringProperty(
                        "leafHash", "sha256:" + Merkle.leaf(entry).toHex());
                json.writeStringProperty("entry", Base64.getEncoder().encodeToString(entry));
                CheckpointOutput.write(json, view.checkpoint());
            });
        }
        return ExitCode.OK;
    }
}
