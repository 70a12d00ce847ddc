package dev.assay.cli.evidence;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.home.EvidenceRecorder.Erased;
import dev.assay.ledger.evidence.Erasure;
import dev.assay.ledger.evidence.EvidenceId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay evidence erase}: removes an envelope and its salt, and records that it did. */
@Command(
        name = "erase",
        header = "Erase one evidence for good, and record that.",
        description = {
            "Envelope and salt are removed; the log keeps a commitment that then says nothing. Who, when and why is",
            "signed and recorded first, so that verification reports an erasure and not a loss. Do not repeat in",
            "the reason what you erase. Copies elsewhere (packs, pushes, backups) are not reached.",
        },
        footer = {
            "  assay evidence erase 3 --reason 'asked for by the person concerned'",
            "  assay evidence erase sha256:4f3c... --reason 'wrong file' --by assay:person/alice@example.org",
        })
final class EraseCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "INDEX|ID", description = "The evidence.")
    private String name = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for people.")
    private String reason = "";

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = "assay:person/... or assay:workload/... (default: the user of this machine).")
    private @Nullable String actor;

    @Mixin
    private SignerOption signerOption = new SignerOption();

    EraseCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        String by = who();
        if (reason.isBlank() || reason.length() > Erasure.REASON_CHARACTERS_LIMIT) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "--reason has 1 to " + Erasure.REASON_CHARACTERS_LIMIT + " characters",
                    "say in one sentence why");
        }
        EvidenceId id = new EvidenceLookup(session).find(name);
        SignerOption.Signer signer = signerOption.read(session);
        Erased erased;
        try (LocalEvidence evidence = LocalEvidence.open(session)) {
            erased = evidence.recorder().erase(id, reason, by, signer.key());
        }
        print(format, id, erased, signer);
        return ExitCode.OK;
    }

    private String who() {
        String given = actor;
        if (given == null) {
            String user = session.surroundings().environment().getOrDefault("USER", "");
            return "assay:person/" + (user.matches("\\S+") ? user : "unknown");
        }
        if (!given.matches("assay:(person|workload)/\\S+")) {
            throw new AssayException(
                    ErrorCode.USAGE, "--by '" + given + "' names nobody", "write assay:person/alice@example.org");
        }
        return given;
    }

    private void print(OutputFormat format, EvidenceId id, Erased erased, SignerOption.Signer signer)
            throws IOException {
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeStringProperty("erased", id.toString());
                switch (erased) {
                    case Erased.Now now -> {
                        json.writeStringProperty("record", now.record().id().toString());
                        json.writeNumberProperty("index", now.record().index());
                    }
                    case Erased.Already before ->
                        json.writeStringProperty("record", before.record().toString());
                }
            });
            return;
        }
        switch (erased) {
            case Erased.Now now -> {
                session.println("erased " + id);
                session.println("recorded #" + now.record().index() + " (" + signer.label() + ")");
            }
            case Erased.Already before -> {
                session.println("erased " + id);
                session.println("it was on record before: " + before.record());
            }
        }
    }
}
