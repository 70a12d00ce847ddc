package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.checkpoint.LogProof;
import dev.assay.ledger.log.LogView;
import dev.assay.ledger.merkle.Merkle;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay log prove}: makes a receipt for one entry. */
@Command(
        name = "prove",
        header = "Make a receipt: a proof that an entry is in the log, with the signed checkpoint.",
        description = "The format is C2SP tlog-proof; a receipt is verified without the log and without a network.",
        footer = {
            "  assay log prove audit 0 --out 0.tlog-proof",
            "  assay verify 0.tlog-proof --entry statement.json",
        })
final class ProveCommand implements Action {

    private final Session session;

    @Parameters(index = "0", paramLabel = "LOG", description = "Folder, address or archive of a log.")
    private String target = "";

    @Parameters(index = "1", paramLabel = "INDEX", description = "Index of the entry, from 0.")
    private long index;

    @Mixin
    private TrustedKeys trusted = new TrustedKeys();

    ProveCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        try (LogSource source = LogSource.open(session, target)) {
            LogView view = LogReading.view(source, trusted.read(session));
            LogReading.checkIndex(source, view, index);
            byte[] entry = view.entry(index);
            LogProof receipt = view.receipt(index);
            if (format == OutputFormat.HUMAN) {
                byte[] bytes = receipt.toBytes();
                session.data().write(bytes, 0, bytes.length);
                return ExitCode.OK;
            }
            session.json(json -> {
                json.writeNumberProperty("index", index);
                json.writeStringProperty(
                        "leafHash", "sha256:" + Merkle.leaf(entry).toHex());
                json.writeArrayPropertyStart("path");
                receipt.proof().path().forEach(hash -> json.writeString("sha256:" + hash.toHex()));
                json.writeEndArray();
                CheckpointOutput.write(json, receipt.checkpoint());
            });
        }
        return ExitCode.OK;
    }
}
