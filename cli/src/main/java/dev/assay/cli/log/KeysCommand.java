package dev.assay.cli.log;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.archive.LogDescription;
import dev.assay.ledger.note.VerifierKey;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay log keys}: prints the public keys of a log. */
@Command(
        name = "keys",
        header = "Print the public keys of a log, one a line.",
        description = "Hand them to readers by a way that they trust; what a log says of itself proves nothing.",
        footer = {
            "  assay log keys audit --out audit.vkeys",
            "  assay log keys audit --type ed25519        what Go's note package and Tessera read",
        })
final class KeysCommand implements Action {

    private static final int SHORT_CHARS = 100;

    /** Kinds of key. */
    enum Type {
        ED25519(VerifierKey.ED25519),
        MLDSA44(VerifierKey.ML_DSA_44_COSIGNATURE);

        private final byte code;

        Type(byte code) {
            this.code = code;
        }
    }

    private final Session session;

    @Parameters(paramLabel = "LOG", description = "Folder, address or archive of a log.")
    private String target = "";

    @Option(names = "--type", paramLabel = "TYPE", description = "Only keys of this type: ed25519 or mldsa44.")
    private @Nullable Type type;

    KeysCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        try (LogSource source = LogSource.open(session, target)) {
            LogDescription description = source.description();
            if (description == null) {
                throw new AssayException(
                        ErrorCode.FILE_MISSING,
                        target + " says nothing about its keys: it has no " + LogDescription.PATH,
                        "ask who runs the log");
            }
            List<VerifierKey> keys = description.keys().stream()
                    .filter(key -> type == null || key.type() == type.code)
                    .toList();
            print(format, description.origin(), keys);
        }
        return ExitCode.OK;
    }

    private void print(OutputFormat format, String origin, List<VerifierKey> keys) throws IOException {
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeStringProperty("origin", origin);
                json.writeArrayPropertyStart("vkeys");
                keys.forEach(key -> json.writeString(key.toVkey()));
                json.writeEndArray();
            });
            return;
        }
        for (VerifierKey key : keys) {
            session.println(key.toVkey());
        }
    }

    /** A key in one line that people can read; those of ML-DSA are long. */
    static String abbreviated(VerifierKey key) {
        String text = key.toVkey();
        return text.length() <= SHORT_CHARS ? text : key + "  (ML-DSA-44; 'assay log keys' prints it whole)";
    }
}
