package dev.assay.ledger.checkpoint;

import dev.assay.ledger.note.Ed25519;
import dev.assay.ledger.note.NoteSigner;
import dev.assay.ledger.note.VerifierKey;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.time.InstantSource;

/** Makes timestamped Ed25519 cosignatures of checkpoints (type 0x04, C2SP tlog-cosignature). Thread-safe. */
public final class Ed25519Cosigner implements NoteSigner {
    private final VerifierKey key;
    private final PrivateKey privateKey;
    private final InstantSource clock;

    /**
     * @param name the cosigner's name
     * @param seed the private key, 32 bytes; a key of its own, never one that signs plain notes
     * @param clock gives the time that is signed, in whole seconds
     */
    public Ed25519Cosigner(String name, byte[] seed, InstantSource clock) {
        this.key = VerifierKey.of(name, VerifierKey.ED25519_COSIGNATURE, Ed25519.publicOf(seed));
        this.privateKey = Ed25519.privateKey(seed);
        this.clock = clock;
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] text) {
        long timestamp = clock.instant().getEpochSecond();
        byte[] signature = Ed25519.sign(privateKey, CosignedMessage.forEd25519(timestamp, text));
        return ByteBuffer.allocate(CosignedMessage.TIMESTAMP_BYTES + signature.length)
                .putLong(timestamp)
                .put(signature)
                .array();
    }
}
