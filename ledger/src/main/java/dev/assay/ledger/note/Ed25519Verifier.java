package dev.assay.ledger.note;

import java.security.PublicKey;

/** Checks plain Ed25519 note signatures (type 0x01). Thread-safe. */
public final class Ed25519Verifier implements NoteVerifier {
    private final VerifierKey key;
    private final PublicKey publicKey;

    /**
     * @throws IllegalArgumentException when the key is of another type or no Ed25519 key
     */
    public Ed25519Verifier(VerifierKey key) {
        if (key.type() != VerifierKey.ED25519) {
            throw new IllegalArgumentException(key + " is not an Ed25519 key");
        }
        this.key = key;
        this.publicKey = Ed25519.publicKey(key.material());
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public boolean verify(byte[] text, byte[] signature) {
        return Ed25519.verify(publicKey, text, signature);
    }
}
