package dev.assay.ledger.checkpoint;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.note.Ed25519;
import dev.assay.ledger.note.NoteVerifier;
import dev.assay.ledger.note.VerifierKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;

/** Checks timestamped cosignatures of checkpoints, Ed25519 (0x04) and ML-DSA-44 (0x06). Thread-safe. */
public final class CosignatureVerifier implements NoteVerifier {
    private final VerifierKey key;
    private final PublicKey publicKey;

    /**
     * @throws IllegalArgumentException when the key is not a cosigner's
     */
    public CosignatureVerifier(VerifierKey key) {
        this.key = key;
        this.publicKey = switch (key.type()) {
            case VerifierKey.ED25519_COSIGNATURE -> Ed25519.publicKey(key.material());
            case VerifierKey.ML_DSA_44_COSIGNATURE -> MlDsa44.publicKey(key.material());
            default -> throw new IllegalArgumentException(key + " is not a cosigner's key");
        };
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public boolean verify(byte[] text, byte[] signature) {
        if (signature.length <= CosignedMessage.TIMESTAMP_BYTES || timestampOf(signature) < 0) {
            return false;
        }
        long timestamp = timestampOf(signature);
        if (key.type() == VerifierKey.ED25519_COSIGNATURE) {
            byte[] raw = Arrays.copyOfRange(signature, CosignedMessage.TIMESTAMP_BYTES, signature.length);
            return Ed25519.verify(publicKey, CosignedMessage.forEd25519(timestamp, text), raw);
        }
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(new String(text, StandardCharsets.UTF_8));
        } catch (LedgerException e) {
            // A cosignature is a statement about a checkpoint; over any other text it says nothing.
            return false;
        }
        byte[] message = CosignedMessage.forMlDsa44(key.name(), timestamp, checkpoint);
        return MlDsa44.verify(publicKey, message, signature, CosignedMessage.TIMESTAMP_BYTES);
    }

    /** The time of a cosignature that is long enough to have one: seconds since the epoch. */
    public static long timestampOf(byte[] signature) {
        return ByteBuffer.wrap(signature).getLong();
    }
}
