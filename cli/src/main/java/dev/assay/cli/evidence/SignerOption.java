package dev.assay.cli.evidence;

import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.key.KeyFolder;
import dev.assay.ledger.key.LocalKey;
import dev.assay.ledger.key.SignatureScheme;
import dev.assay.ledger.key.SigningKey;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the private key of a statement; without it the local key signs, made on first use. */
final class SignerOption {

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Private key in PEM (PKCS#8), mode 0600 (default: the local key, made on first use).")
    private @Nullable Path file;

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            description = "How the key of --key signs: ed25519, ecdsa-p256-der, ecdsa-p256-raw or ml-dsa-44.")
    private @Nullable String scheme;

    /**
     * The key that signs.
     *
     * @param key the key
     * @param label how what it signs is labelled
     */
    record Signer(SigningKey key, String label) {}

    /** The key of this run. */
    Signer read(Session session) {
        if (file == null) {
            if (scheme != null) {
                throw new AssayException(
                        ErrorCode.USAGE, "--scheme belongs to --key", "give the key file, or leave --scheme out");
            }
            LocalKey local = LocalEvidence.keys(session).local();
            if (local.created()) {
                session.note("made the local key " + local.key().id().abbreviated() + " in "
                        + LocalEvidence.keys(session).path());
            }
            return new Signer(local.key(), LocalKey.LABEL);
        }
        try {
            SigningKey key = KeyFolder.readSecret(session.resolve(file), scheme == null ? null : scheme(scheme));
            return new Signer(key, "key " + key.id().abbreviated());
        } catch (LedgerException e) {
            if (e.code() != LedgerError.MALFORMED) {
                throw e;
            }
            throw new AssayException(ErrorCode.KEY_INVALID, String.valueOf(e.getMessage()), e.next(), e);
        }
    }

    private static SignatureScheme scheme(String name) {
        return SignatureScheme.ofLabel(name)
                .orElseThrow(() -> new AssayException(
                        ErrorCode.USAGE,
                        "--scheme '" + name + "' is not known",
                        "use ed25519, ecdsa-p256-der, ecdsa-p256-raw or ml-dsa-44"));
    }
}
