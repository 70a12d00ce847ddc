package dev.assay.cli.key;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.json.Timestamp;
import dev.assay.ledger.key.KeyFolder;
import dev.assay.ledger.key.KeyId;
import dev.assay.ledger.key.Revocation;
import dev.assay.ledger.key.TrustedKey;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay key revoke}: a key must not be used any more. */
@Command(
        name = "revoke",
        header = "Revoke one of your keys.",
        description = {
            "It signs nothing more here, and the entry to publish in trust files is printed: others learn of it from",
            "there and nowhere else. Without --compromised-since nobody else had the key, and what it signed before",
            "stays good. With it, only what a witness saw before that time stays good.",
        },
        footer = {
            "  assay key revoke 4f3c --reason 'laptop given away'",
            "  assay key revoke 4f3c --reason 'laptop stolen' --compromised-since 2026-11-18T08:00:00Z",
        })
final class KeyRevokeCommand implements Action {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "The beginning of its id.")
    private String id = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for people.")
    private String reason = "";

    @Option(
            names = "--compromised-since",
            paramLabel = "TIME",
            description = "The earliest time somebody else may have had it, in UTC: 2026-11-18T08:00:00Z.")
    private @Nullable String since;

    KeyRevokeCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        KeyFolder folder = Keys.folder(session);
        KeyId key = folder.find(id).key().id();
        boolean signedNow = folder.current().filter(key::equals).isPresent();
        try {
            Instant now = Timestamp.toMillis(session.surroundings().clock().instant());
            folder.revoke(key, new Revocation(now, time(), reason));
        } catch (IllegalArgumentException e) {
            throw new AssayException(ErrorCode.USAGE, String.valueOf(e.getMessage()), "run assay key revoke --help", e);
        }
        TrustedKey revoked = folder.find(key.toString());
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeStringProperty("id", key.toString());
                json.writeStringProperty("reason", reason);
                json.writeStringProperty("trustEntry", String.join("\n", Keys.trustEntry(revoked)));
            });
            return ExitCode.OK;
        }
        session.println("revoked " + key);
        session.println(
                since == null
                        ? "what it signed before now stays good; what claims to be later does not"
                        : "of what it signed, only what a witness saw by " + since + " stays good");
        session.println("publish this in every trust file that lists the key:");
        for (String line : Keys.trustEntry(revoked)) {
            session.println("      " + line);
        }
        if (signedNow) {
            session.println("next: assay key rotate (nothing can be signed until then)");
        }
        return ExitCode.OK;
    }

    private @Nullable Instant time() {
        if (since == null) {
            return null;
        }
        try {
            return Timestamp.parse(since);
        } catch (LedgerException e) {
            throw new AssayException(ErrorCode.USAGE, "--compromised-since: " + e.getMessage(), e.next(), e);
        }
    }
}
