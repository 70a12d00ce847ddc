package dev.assay.ledger.checkpoint;

import dev.assay.ledger.note.Ed25519Verifier;
import dev.assay.ledger.note.NoteVerifier;
import dev.assay.ledger.note.VerifierKey;

/** Chooses the verifier for a key by its type. */
public final class NoteVerifiers {
    private NoteVerifiers() {}

    /**
     * The verifier for a key.
     *
     * @throws IllegalArgumentException when the type is not known here, or the key material is no key
     */
    public static NoteVerifier of(VerifierKey key) {
        return switch (key.type()) {
            case VerifierKey.ED25519 -> new Ed25519Verifier(key);
            case VerifierKey.ED25519_COSIGNATURE, VerifierKey.ML_DSA_44_COSIGNATURE -> new CosignatureVerifier(key);
            default ->
                throw new IllegalArgumentException(
                        "key " + key + " has the unknown type 0x" + Integer.toHexString(key.type() & 0xff));
        };
    }

    /** The same for a vkey text. */
    public static NoteVerifier of(String vkey) {
        return of(VerifierKey.parse(vkey));
    }
}
