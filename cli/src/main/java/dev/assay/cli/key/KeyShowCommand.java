package dev.assay.cli.key;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.key.KeyFolder;
import dev.assay.ledger.key.KeyId;
import dev.assay.ledger.key.Pem;
import dev.assay.ledger.key.TrustedKey;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay key show}: the public half of a key, and the entry of a trust file. */
@Command(
        name = "show",
        header = "Show the public half of one of your keys.",
        description = "Prints the entry for the trust file of those who are to believe it; never the private half.",
        footer = {
            "  assay key show                             the key that signs now",
            "  assay key show 4f3c --pem --out alice.pub.pem",
        })
final class KeyShowCommand implements Action {

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "The beginning of its id (default: the key that signs now).")
    private @Nullable String id;

    @Option(names = "--pem", description = "Print only the public key in PEM.")
    private boolean pem;

    KeyShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        KeyFolder folder = Keys.folder(session);
        String wanted = id == null
                ? folder.current()
                        .map(KeyId::toString)
                        .orElseThrow(() -> new AssayException(
                                ErrorCode.KEY_INVALID,
                                "there is no key yet in " + folder.path(),
                                "`assay evidence sign` makes one when it first signs, `assay key rotate` now"))
                : id;
        TrustedKey key = folder.find(wanted);
        String text = Pem.writePublic(key.key());
        if (pem) {
            session.println(text.stripTrailing());
            return ExitCode.OK;
        }
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeStringProperty("id", key.key().id().toString());
                json.writeStringProperty("scheme", key.key().scheme().label());
                json.writeStringProperty("pem", text);
            });
            return ExitCode.OK;
        }
        session.println("id      " + key.key().id());
        session.println("scheme  " + key.key().scheme().label());
        session.println("for a trust file, below the 'keys' of a signer with your name:");
        for (String line : Keys.trustEntry(key)) {
            session.println("      " + line);
        }
        return ExitCode.OK;
    }
}
