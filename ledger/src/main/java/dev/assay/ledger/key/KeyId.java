package dev.assay.ledger.key;

import dev.assay.ledger.digest.Digest;

/**
 * The name of a key: the SHA-256 digest of its public key as DER SubjectPublicKeyInfo. In an envelope it is only a hint
 * of which key to try; nothing is decided by it.
 */
public record KeyId(Digest digest) implements Comparable<KeyId> {

    private static final int SHORT_DIGITS = 16;

    /** Reads {@code sha256:<hex>}. */
    public static KeyId parse(String text) {
        return new KeyId(Digest.parse(text));
    }

    /** The first 16 hex digits, for file names and people. */
    public String abbreviated() {
        return digest.hex().substring(0, SHORT_DIGITS);
    }

    @Override
    public int compareTo(KeyId other) {
        return digest.compareTo(other.digest);
    }

    @Override
    public String toString() {
        return digest.toString();
    }
}
