package dev.assay.cli.witness;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.witness.WitnessFolder;
import dev.assay.ledger.witness.WitnessedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay witness add-log}: tells a witness to watch a log. */
@Command(
        name = "add-log",
        header = "Watch a log, or trust another key of it; a running witness notices.",
        description = {
            "A signature by any one of the keys is enough for a checkpoint to be the log's. Give the keys as the log's",
            "operator gave them to you, not as the log's own server shows them.",
        },
        footer = {
            "  assay witness add-log w1 --origin example.org/audit --vkey \"$(assay log keys audit --type ed25519)\"",
            "  assay witness add-log w1 --origin example.org/audit --vkey VKEY --vkey VKEY",
        })
final class AddLogCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "Folder of the witness.")
    private Path folder = Path.of("");

    @Option(
            names = "--origin",
            required = true,
            paramLabel = "O",
            description = "The log's identity: the first line of its checkpoints.")
    private String origin = "";

    @Option(names = "--vkey", required = true, paramLabel = "V", description = "A public key of the log; repeat it.")
    private List<String> vkeys = new ArrayList<>();

    AddLogCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        WitnessedLog log = wanted();
        WitnessedLog known = WitnessFolder.open(session.resolve(folder)).logs().add(log);
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeStringProperty("origin", known.origin());
                json.writeArrayPropertyStart("vkeys");
                known.keys().forEach(one -> json.writeString(one.toVkey()));
                json.writeEndArray();
            });
        } else {
            session.println("watching " + known.origin() + " with "
                    + (known.keys().size() == 1 ? "1 key" : known.keys().size() + " keys"));
        }
        return ExitCode.OK;
    }

    private WitnessedLog wanted() {
        try {
            List<VerifierKey> keys = vkeys.stream()
                    .flatMap(String::lines)
                    .map(String::strip)
                    .map(VerifierKey::parse)
                    .toList();
            return new WitnessedLog(origin, keys);
        } catch (IllegalArgumentException e) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "this cannot be the log '" + origin + "': " + e.getMessage(),
                    "copy origin and vkeys from what 'assay log keys' prints where the log is",
                    e);
        }
    }
}
