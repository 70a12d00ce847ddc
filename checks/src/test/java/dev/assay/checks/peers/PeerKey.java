package dev.assay.checks.peers;

import dev.assay.ledger.checkpoint.NoteVerifiers;
import dev.assay.ledger.note.NoteVerifier;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A note key whose two halves lie in files, made by Go from a seed.
 *
 * @param signing file with the private key text
 * @param verifying file with the vkey text
 */
record PeerKey(Path signing, Path verifying) {

    /**
     * Makes a key.
     *
     * @param type {@code ed25519}, {@code cosigner} or {@code mldsa44}
     * @param seed 32 bytes
     */
    static PeerKey make(Path folder, String name, String type, byte[] seed) {
        Path signing = folder.resolve(type + "-" + HexFormat.of().formatHex(seed, 0, 4) + ".skey");
        Path verifying = folder.resolve(type + "-" + HexFormat.of().formatHex(seed, 0, 4) + ".vkey");
        peers("note-keygen")
                .with("-name", name, "-type", type, "-seed", HexFormat.of().formatHex(seed))
                .with("-skey", signing.toString(), "-vkey", verifying.toString())
                .run()
                .expect(0);
        return new PeerKey(signing, verifying);
    }

    /** A vkey of ours in a file, for programs that read one. */
    static Path write(Path file, VerifierKey key) throws IOException {
        return Files.writeString(file, key.toVkey() + "\n");
    }

    /** The program {@code peers} with a subcommand. */
    static Program peers(String subcommand) {
        return Program.at(Checkout.peer("peers"), subcommand);
    }

    String signingText() throws IOException {
        return Files.readString(signing).strip();
    }

    VerifierKey key() throws IOException {
        return VerifierKey.parse(Files.readString(verifying).strip());
    }

    NoteVerifier verifier() throws IOException {
        return NoteVerifiers.of(key());
    }
}
