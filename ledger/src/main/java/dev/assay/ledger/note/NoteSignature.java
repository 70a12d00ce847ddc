package dev.assay.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * One signature line of a note: {@code — <name> base64(key id || signature)}. Immutable.
 *
 * <p>The base64 text is kept as it was read, so that a note is written back byte for byte.
 */
public final class NoteSignature {
    static final String PREFIX = "\u2014 ";
    private static final int KEY_ID_BYTES = 4;

    private final String name;
    private final String base64;
    private final byte[] blob;

    private NoteSignature(String name, String base64, byte[] blob) {
        this.name = name;
        this.base64 = base64;
        this.blob = blob;
    }

    /** A signature made by a key. */
    public static NoteSignature of(VerifierKey key, byte[] signature) {
        byte[] blob = ByteBuffer.allocate(KEY_ID_BYTES + signature.length)
                .putInt(key.id())
                .put(signature)
                .array();
        return new NoteSignature(key.name(), Base64.getEncoder().encodeToString(blob), blob);
    }

    /**
     * Reads one line without its newline.
     *
     * @throws IllegalArgumentException when it is not a signature line; the message says why
     */
    public static NoteSignature parse(String line) {
        if (!line.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a signature line begins with an em dash and a space");
        }
        int space = line.indexOf(' ', PREFIX.length());
        if (space < 0) {
            throw new IllegalArgumentException("a signature line has a key name and a signature");
        }
        String name = line.substring(PREFIX.length(), space);
        String base64 = line.substring(space + 1);
        if (!KeyName.isValid(name)) {
            throw new IllegalArgumentException("a key name is not empty and has no space and no plus");
        }
        // Another spelling of the same bytes would let a file be changed without any signature noticing.
        byte[] blob = VerifierKey.decodeStrictly(base64);
        if (blob.length <= KEY_ID_BYTES) {
            throw new IllegalArgumentException("a signature has a key id of 4 bytes and at least one more byte");
        }
        return new NoteSignature(name, base64, blob);
    }

    /** The name of the key. */
    public String name() {
        return name;
    }

    /** The key id: four bytes, big-endian. */
    public int keyId() {
        return ByteBuffer.wrap(blob).getInt();
    }

    /** The key id in eight hexadecimal digits. */
    public String keyIdHex() {
        return HexFormat.of().formatHex(blob, 0, KEY_ID_BYTES);
    }

    /** The signature itself, without the key id. */
    public byte[] signature() {
        return Arrays.copyOfRange(blob, KEY_ID_BYTES, blob.length);
    }

    /** Key id and signature in base64, as in the line. */
    public String base64() {
        return base64;
    }

    /** The line, with its newline. */
    public String line() {
        return PREFIX + name + " " + base64 + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && name.equals(that.name) && base64.equals(that.base64);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + base64.hashCode();
    }

    @Override
    public String toString() {
        return name + "+" + keyIdHex();
    }
}
