package dev.assay.ledger.checkpoint;

import dev.assay.ledger.note.KeyName;
import dev.assay.ledger.note.NoteSigner;
import dev.assay.ledger.note.VerifierKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.InstantSource;

/**
 * Makes ML-DSA-44 cosignatures of checkpoints (type 0x06, C2SP tlog-cosignature). A log signs its own checkpoints with
 * one, and so does a witness. Thread-safe.
 */
public final class MlDsa44Signer implements NoteSigner {
    private final VerifierKey key;
    private final PrivateKey privateKey;
    private final InstantSource clock;

    /**
     * @param name the cosigner's name; for a log its origin
     * @param clock gives the time that is signed, in whole seconds
     */
    public MlDsa44Signer(String name, KeyPair pair, InstantSource clock) {
        if (name.getBytes(StandardCharsets.UTF_8).length > KeyName.MAX_BYTES) {
            throw new IllegalArgumentException("a cosigner's name has at most " + KeyName.MAX_BYTES + " bytes");
        }
        this.key = VerifierKey.of(name, VerifierKey.ML_DSA_44_COSIGNATURE, MlDsa44.raw(pair.getPublic()));
        this.privateKey = pair.getPrivate();
        this.clock = clock;
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] text) {
        Checkpoint checkpoint = Checkpoint.parse(new String(text, StandardCharsets.UTF_8));
        long timestamp = clock.instant().getEpochSecond();
        byte[] signature = MlDsa44.sign(privateKey, CosignedMessage.forMlDsa44(key.name(), timestamp, checkpoint));
        return ByteBuffer.allocate(CosignedMessage.TIMESTAMP_BYTES + signature.length)
                .putLong(timestamp)
                .put(signature)
                .array();
    }
}
