package dev.assay.ledger.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** An immutable SHA-256 value: 32 bytes. Thread-safe. */
public final class Hash {
    /** Length of a SHA-256 value. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies 32 bytes.
     *
     * @throws IllegalArgumentException when the length is not 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** Copies the 32 bytes that begin at {@code offset}. */
    public static Hash at(byte[] bytes, int offset) {
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + BYTES));
    }

    /** Takes ownership of a digest that nobody else holds. */
    static Hash owned(byte[] digest) {
        return new Hash(digest);
    }

    /**
     * Reads standard base64 of exactly 32 bytes in its one canonical spelling.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Hash ofBase64(String text) {
        byte[] decoded = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(decoded).equals(text)) {
            throw new IllegalArgumentException("base64 is not in its canonical form");
        }
        return of(decoded);
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Writes the bytes into {@code target} at {@code offset}. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, BYTES);
    }

    /** The bytes themselves, for this package's hashing only. */
    byte[] bytesUnsafe() {
        return bytes;
    }

    /** The bytes of several hashes, for this package only. */
    static List<byte[]> bytesUnsafe(List<Hash> hashes) {
        List<byte[]> raw = new ArrayList<>(hashes.size());
        for (Hash hash : hashes) {
            raw.add(hash.bytes);
        }
        return raw;
    }

    /** Whether the 32 bytes at {@code offset} are this hash. */
    public boolean matches(byte[] other, int offset) {
        return Arrays.equals(bytes, 0, BYTES, other, offset, offset + BYTES);
    }

    /** Standard base64 with padding. */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Lower-case hexadecimal. */
    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        // SHA-256 output is uniform already; four of its bytes are a good hash code.
        return (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
