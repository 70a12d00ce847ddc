package dev.assay.cli.evidence;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Progress;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.home.Recorded;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.intoto.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay evidence sign}: signs statements and records them in the home. */
@Command(
        name = "sign",
        header = "Sign statements and record them.",
        description = {
            "The statement is signed as canonical JSON (RFC 8785) in a DSSE envelope, stored in .assay/evidence,",
            "and its salted commitment goes into .assay/log. The local key says nothing about who you are:",
            "to be believed elsewhere, have its public half (assay key show) added to a trust file.",
        },
        footer = {
            "  assay evidence sign statement.json",
            "  assay evidence sign build/*.intoto.json --key ci.pem",
            "  assay evidence sign --subject assay:store/orders-db --type https://example.org/review/v1 \\",
            "      --predicate review.json --blob protocol.pdf",
            "  assay evidence sign statement.json --no-record --out statement.dsse.json",
        })
final class SignCommand implements Action {

    private final Session session;

    @Mixin
    private StatementInput input = new StatementInput();

    @Mixin
    private SignerOption signerOption = new SignerOption();

    @Option(
            names = "--blob",
            paramLabel = "FILE",
            description = "A file to keep beside the evidence, under its digest. Repeatable.")
    private List<Path> blobs = new ArrayList<>();

    @Option(names = "--no-record", description = "Only sign: write the envelope instead of recording it.")
    private boolean noRecord;

    SignCommand(Session session) {
        this.session = session;
    }

    /** A blob that was stored: file and digest. */
    private record Kept(Path file, Digest digest) {}

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        List<Statement> statements = input.read(session);
        statements.forEach(SignCommand::checkWritable);
        SignerOption.Signer signer = signerOption.read(session);
        if (noRecord) {
            writeEnvelopes(statements, signer);
            return ExitCode.OK;
        }
        List<Recorded> recorded = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        try (LocalEvidence evidence = LocalEvidence.open(session);
                Progress progress = new Progress(session, "signing", statements.size())) {
            for (Path file : blobs) {
                try (InputStream in = Files.newInputStream(session.resolve(file))) {
                    kept.add(new Kept(file, evidence.store().putBlob(in)));
                }
            }
            for (Statement statement : statements) {
                recorded.add(evidence.recorder().record(statement, signer.key()));
                progress.at(recorded.size());
            }
        }
        print(format, recorded, kept, signer);
        return ExitCode.OK;
    }

    private static void checkWritable(Statement statement) {
        try {
            statement.toCanonicalJson();
        } catch (IllegalArgumentException e) {
            throw new AssayException(
                    ErrorCode.INPUT_MALFORMED,
                    "the statement cannot be signed: " + e.getMessage(),
                    "give each subject a name of its own",
                    e);
        }
    }

    private void writeEnvelopes(List<Statement> statements, SignerOption.Signer signer) throws IOException {
        if (!blobs.isEmpty()) {
            throw new AssayException(
                    ErrorCode.USAGE, "--blob keeps files in the home, --no-record does not use it", "leave one out");
        }
        for (Statement statement : statements) {
            byte[] envelope = Envelope.sign(Envelope.IN_TOTO, statement.toCanonicalJson(), List.of(signer.key()))
                    .bytes();
            session.data().write(envelope, 0, envelope.length);
            session.data().write('\n');
        }
    }

    private void print(OutputFormat format, List<Recorded> recorded, List<Kept> kept, SignerOption.Signer signer)
            throws IOException {
        if (format == OutputFormat.HUMAN) {
            for (Kept blob : kept) {
                session.println("kept " + blob.file() + " as " + blob.digest());
            }
            for (Recorded each : recorded) {
                session.println("recorded #" + each.index() + " (" + signer.label() + ")");
                session.println("  " + each.id() + "  " + each.leaf().type());
            }
            return;
        }
        session.json(json -> {
            json.writeStringProperty("key", signer.key().id().toString());
            json.writeStringProperty("signer", signer.label());
            json.writeArrayPropertyStart("recorded");
            for (Recorded each : recorded) {
                json.writeStartObject();
                json.writeNumberProperty("index", each.index());
                json.writeStringProperty("id", each.id().toString());
                json.writeStringProperty("type", each.leaf().type());
                json.writeStringProperty("commitment", each.leaf().commitment().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("blobs");
            for (Kept blob : kept) {
                json.writeStartObject();
                json.writeStringProperty("file", blob.file().toString());
                json.writeStringProperty("digest", blob.digest().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
