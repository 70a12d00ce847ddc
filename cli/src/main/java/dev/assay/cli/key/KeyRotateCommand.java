package dev.assay.cli.key;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.ledger.key.KeyFolder;
import dev.assay.ledger.key.KeyId;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.SigningKey;
import dev.assay.ledger.key.TrustedKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay key rotate}: a new key signs from now on, the old one stays valid for the overlap. */
@Command(
        name = "rotate",
        header = "Make a new key that signs from now on.",
        description = {
            "The old key stays valid for the overlap, so that nobody's list of keys is wrong in between. Tell those",
            "who believe you of the new one before the overlap ends. What the old key signed stays good.",
        },
        footer = {
            "  assay key rotate",
            "  assay key rotate --scheme ml-dsa-44 --overlap 30d",
        })
final class KeyRotateCommand implements Action {

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})([hd])");

    private final Session session;

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            description = "ed25519, ecdsa-p256-der or ml-dsa-44 (default: ed25519).")
    private String scheme = "ed25519";

    @Option(
            names = "--overlap",
            paramLabel = "TIME",
            description = "How long the old key stays valid, such as 12h or 30d (default: 7d).")
    private String overlap = "7d";

    KeyRotateCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = session.format(OutputFormat.HUMAN, OutputFormat.JSON);
        SignatureScheme named = SignatureScheme.ofLabel(scheme)
                .filter(known -> known != SignatureScheme.ECDSA_P256_RAW)
                .orElseThrow(() -> new AssayException(
                        ErrorCode.USAGE,
                        "--scheme '" + scheme + "' cannot be made here",
                        "use ed25519, ecdsa-p256-der or ml-dsa-44"));
        KeyFolder folder = Keys.folder(session);
        Optional<KeyId> before = folder.current();
        SigningKey fresh = folder.rotate(named, overlap());
        if (format == OutputFormat.JSON) {
            session.json(json -> {
                json.writeStringProperty("id", fresh.id().toString());
                json.writeStringProperty("scheme", named.label());
                before.ifPresent(old -> json.writeStringProperty("before", old.toString()));
            });
            return ExitCode.OK;
        }
        session.println("signs now: " + fresh.id());
        if (before.isPresent()) {
            TrustedKey old = folder.find(before.get().toString());
            session.println("before:    " + before.get() + "  (until "
                    + Keys.column(old.window().notAfter()) + ")");
        }
        session.println("next: tell those who believe you: assay key show");
        return ExitCode.OK;
    }

    private Duration overlap() {
        Matcher matcher = DURATION.matcher(overlap);
        if (!matcher.matches()) {
            throw new AssayException(
                    ErrorCode.USAGE, "--overlap '" + overlap + "' is no time", "write hours or days: 12h, 30d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("h") ? Duration.ofHours(amount) : Duration.ofDays(amount);
    }
}
