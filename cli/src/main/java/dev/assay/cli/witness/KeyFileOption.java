package dev.assay.cli.witness;

import dev.assay.cli.command.Session;
import dev.assay.ledger.merkle.Merkle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the witness's private keys. */
final class KeyFileOption {

    private static final int NAME_HEX_CHARS = 16;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The witness's private keys (default: where init put them, the user's configuration folder).")
    @Nullable
    Path file;

    /**
     * The file that was named, or the place in the user's configuration folder that belongs to the witness's name.
     */
    Path orStandard(Session session, String name) {
        if (file != null) {
            return session.resolve(file);
        }
        String digest = Merkle.sha256(name.getBytes(StandardCharsets.UTF_8)).toHex();
        return session.folders().config().resolve("witness-keys").resolve(digest.substring(0, NAME_HEX_CHARS) + ".key");
    }

    /** The file that was named, or the one that the witness remembers. */
    Path or(Session session, Path remembered) {
        return file == null ? remembered : session.resolve(file);
    }
}
