package dev.assay.cli.evidence;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.evidence.EvidenceId;
import dev.assay.ledger.evidence.StoredEvidence;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.intoto.Subject;
import dev.assay.ledger.json.JsonLimits;
import dev.assay.ledger.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay evidence show}: prints what one evidence says. */
@Command(
        name = "show",
        header = "Show what one evidence says.",
        description = "Nothing is verified by showing it; that is what 'assay evidence verify' and 'assay verify' do.",
        footer = {
            "  assay evidence show 3                      by index in the log",
            "  assay evidence show sha256:4f3c...         by id, or the first digits of it",
            "  assay evidence show build.dsse.json -o json",
            "  assay evidence show 3 --envelope --out 3.dsse.json",
        })
final class EvidenceShowCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "INDEX|ID|FILE", description = "The evidence, or a file with an envelope.")
    private String name = "";

    @Option(names = "--envelope", description = "Print the envelope, byte for byte.")
    private boolean whole;

    EvidenceShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        Envelope envelope = read();
        if (whole) {
            byte[] bytes = envelope.bytes();
            session.data().write(bytes, 0, bytes.length);
            return ExitCode.OK;
        }
        Statement statement = Statement.of(envelope);
        if (format == OutputFormat.HUMAN) {
            human(envelope, statement);
        } else {
            json(envelope);
        }
        return ExitCode.OK;
    }

    private Envelope read() throws IOException {
        Path file = session.resolve(Path.of(name));
        if (Files.isRegularFile(file)) {
            byte[] content = StatementInput.content(file);
            try {
                return Envelope.parse(content);
            } catch (LedgerException e) {
                throw new AssayException(ErrorCode.INPUT_MALFORMED, name + ": " + e.getMessage(), e.next(), e);
            }
        }
        EvidenceLookup lookup = new EvidenceLookup(session);
        EvidenceId id = lookup.find(name);
        return switch (lookup.store().read(id)) {
            case StoredEvidence.Intact intact -> intact.envelope();
            case StoredEvidence.Damaged damaged ->
                throw new AssayException(
                        ErrorCode.VERIFICATION_FAILED, damaged.place() + ": " + damaged.why(), "run assay verify");
            case StoredEvidence.Absent absent ->
                throw new AssayException(
                        ErrorCode.FILE_MISSING,
                        "the evidence " + absent.id() + " is not stored here",
                        "`assay evidence list` shows what is; `assay verify` says whether it was erased");
        };
    }

    private void human(Envelope envelope, Statement statement) throws IOException {
        session.println("id         " + EvidenceId.of(envelope));
        session.println("type       " + statement.predicateType());
        for (Subject subject : statement.subjects()) {
            session.println("subject    " + subject.name().or(subject::uri).orElse("_"));
            for (Map.Entry<String, String> digest : subject.digest().values().entrySet()) {
                session.println("           " + digest.getKey() + ":" + digest.getValue());
            }
        }
        for (String id : envelope.signatures().stream()
                .map(signature -> signature.keyId().orElse("(a key without a name)"))
                .toList()) {
            session.println("signed by  " + id + "  (claimed; not verified here)");
        }
        session.println("predicate");
        for (String line : JsonOutput.lines(statement.predicate())) {
            session.println("  " + line);
        }
    }

    private void json(Envelope envelope) throws IOException {
        session.json(json -> {
            json.writeStringProperty("id", EvidenceId.of(envelope).toString());
            json.writeStringProperty("payloadType", envelope.payloadType());
            json.writeArrayPropertyStart("keyIds");
            envelope.signatures()
                    .forEach(signature -> json.writeString(signature.keyId().orElse("")));
            json.writeEndArray();
            json.writeName("statement");
            JsonOutput.write(json, JsonReader.read(envelope.payload(), JsonLimits.ENVELOPE));
        });
    }
}
