package dev.assay.ledger.evidence;

import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.dsse.Envelope;
import java.security.SecureRandom;
import java.util.Arrays;

/** 32 random bytes that make a commitment say nothing about its envelope once they are erased. It never prints them. */
public final class Salt {

    /** Length of a salt. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    /** Copies; {@link IllegalArgumentException} for another length. */
    public Salt(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a salt has " + BYTES + " bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /** A new one. */
    public static Salt random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Salt(bytes);
    }

    /** SHA-256(salt || envelope): what the log says of the envelope. */
    public Digest commitment(Envelope envelope) {
        return Digest.of(bytes, envelope.bytes());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Salt salt && Arrays.equals(bytes, salt.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
