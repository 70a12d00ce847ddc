package dev.assay.ledger.note;

import dev.assay.ledger.merkle.Merkle;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a note key, the <em>vkey</em> of C2SP signed-note: {@code <name>+<hex key id>+<base64(type ||
 * key)>}. Immutable.
 */
public final class VerifierKey {
    /** Ed25519 over the note text. */
    public static final byte ED25519 = 0x01;
    /** Timestamped Ed25519 cosignature of a checkpoint. */
    public static final byte ED25519_COSIGNATURE = 0x04;
    /** Timestamped ML-DSA-44 cosignature of a checkpoint. */
    public static final byte ML_DSA_44_COSIGNATURE = 0x06;

    private static final int MAX_MATERIAL_BYTES = 8192;

    private final String name;
    private final byte type;
    private final byte[] material;
    private final int id;

    private VerifierKey(String name, byte type, byte[] material) {
        this.name = name;
        this.type = type;
        this.material = material;
        this.id = computeId(name, type, material);
    }

    /**
     * A key from its parts.
     *
     * @param type the signature type byte
     * @param material the raw public key, as the type defines it
     * @throws IllegalArgumentException when the name is not a key name
     */
    public static VerifierKey of(String name, byte type, byte[] material) {
        if (!KeyName.isValid(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a key name: it must not be empty nor hold spaces or '+'");
        }
        if (material.length == 0 || material.length > MAX_MATERIAL_BYTES) {
            throw new IllegalArgumentException("a public key has 1 to " + MAX_MATERIAL_BYTES + " bytes");
        }
        return new VerifierKey(name, type, material.clone());
    }

    /**
     * Reads a vkey.
     *
     * @throws IllegalArgumentException when it is malformed, or its key id is not that of its key
     */
    public static VerifierKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a verifier key has three parts joined by '+': name, key id, key");
        }
        byte[] blob = decodeStrictly(parts[2]);
        if (parts[1].length() != 8 || blob.length < 2) {
            throw new IllegalArgumentException("a verifier key has 8 hexadecimal digits of key id and a key");
        }
        VerifierKey key = of(parts[0], blob[0], Arrays.copyOfRange(blob, 1, blob.length));
        if (!key.idHex().equals(parts[1].toLowerCase(java.util.Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "the key id " + parts[1] + " is not that of this key, which is " + key.idHex());
        }
        return key;
    }

    static byte[] decodeStrictly(String base64) {
        byte[] decoded = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(decoded).equals(base64)) {
            throw new IllegalArgumentException("base64 is not in its canonical form");
        }
        return decoded;
    }

    private static int computeId(String name, byte type, byte[] material) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        message.write('\n');
        message.write(type);
        message.writeBytes(material);
        return ByteBuffer.wrap(Merkle.sha256(message.toByteArray()).toBytes()).getInt();
    }

    /** The key's name. */
    public String name() {
        return name;
    }

    /** The signature type byte. */
    public byte type() {
        return type;
    }

    /** A copy of the raw public key. */
    public byte[] material() {
        return material.clone();
    }

    /** The key id: the first four bytes of SHA-256(name || 0x0A || type || key), big-endian. */
    public int id() {
        return id;
    }

    /** The key id in eight hexadecimal digits. */
    public String idHex() {
        return HexFormat.of().toHexDigits(id);
    }

    /** Whether a signature line claims to be by this key. */
    public boolean matches(NoteSignature signature) {
        return signature.keyId() == id && signature.name().equals(name);
    }

    /** The vkey text. */
    public String toVkey() {
        byte[] blob = new byte[material.length + 1];
        blob[0] = type;
        System.arraycopy(material, 0, blob, 1, material.length);
        return name + "+" + idHex() + "+" + Base64.getEncoder().encodeToString(blob);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && type == that.type
                && name.equals(that.name)
                && Arrays.equals(material, that.material);
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return name + "+" + idHex();
    }
}
