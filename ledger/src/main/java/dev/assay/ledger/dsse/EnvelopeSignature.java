package dev.assay.ledger.dsse;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One signature of an envelope: its bytes, and the key id, an unauthenticated hint. Immutable. */
public final class EnvelopeSignature {

    /** Characters of a key id, at most. */
    public static final int KEY_ID_CHARACTERS_LIMIT = 1_024;
    /** Bytes of a signature, at most; the longest known here has 2,420. */
    public static final int BYTES_LIMIT = 16 * 1024;

    private final @Nullable String keyId;
    private final byte[] bytes;

    /** Copies; {@link IllegalArgumentException} beyond a limit or for a signature without bytes. */
    public EnvelopeSignature(@Nullable String keyId, byte[] bytes) {
        if (keyId != null && keyId.length() > KEY_ID_CHARACTERS_LIMIT) {
            throw new IllegalArgumentException("a key id is longer than " + KEY_ID_CHARACTERS_LIMIT + " characters");
        }
        if (bytes.length == 0 || bytes.length > BYTES_LIMIT) {
            throw new IllegalArgumentException("a signature has 1 to " + BYTES_LIMIT + " bytes, not " + bytes.length);
        }
        this.keyId = keyId;
        this.bytes = bytes.clone();
    }

    /** The hint of which key signed. */
    public Optional<String> keyId() {
        return Optional.ofNullable(keyId);
    }

    /** A copy of the signature. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnvelopeSignature signature
                && Objects.equals(keyId, signature.keyId)
                && Arrays.equals(bytes, signature.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyId, Arrays.hashCode(bytes));
    }
}
