package dev.assay.ledger.note;

import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Signs notes with Ed25519 (type 0x01). The key text is that of Go's note package:
 * {@code PRIVATE+KEY+<name>+<key id>+<base64(0x01 || seed)>}. Thread-safe.
 */
public final class Ed25519Signer implements NoteSigner {
    /** How a private key text begins. */
    public static final String PRIVATE_PREFIX = "PRIVATE+KEY+";

    private final VerifierKey key;
    private final PrivateKey privateKey;
    private final byte[] seed;

    private Ed25519Signer(VerifierKey key, byte[] seed) {
        this.key = key;
        this.seed = seed;
        this.privateKey = Ed25519.privateKey(seed);
    }

    /** A key with this name from a seed of 32 bytes. */
    public static Ed25519Signer ofSeed(String name, byte[] seed) {
        return new Ed25519Signer(VerifierKey.of(name, VerifierKey.ED25519, Ed25519.publicOf(seed)), seed.clone());
    }

    /**
     * Reads a private key text.
     *
     * @throws IllegalArgumentException when it is malformed; the message never holds the key
     */
    public static Ed25519Signer parse(String skey) {
        if (!skey.startsWith(PRIVATE_PREFIX)) {
            throw new IllegalArgumentException("a private key begins with " + PRIVATE_PREFIX);
        }
        String[] parts = skey.substring(PRIVATE_PREFIX.length()).split("\\+", 3);
        if (parts.length != 3 || parts[1].length() != 8) {
            throw new IllegalArgumentException("a private key has a name, a key id of 8 hexadecimal digits and a key");
        }
        byte[] blob = decode(parts[2]);
        if (blob.length != 1 + Ed25519.KEY_BYTES || blob[0] != VerifierKey.ED25519) {
            throw new IllegalArgumentException("this is not an Ed25519 private key");
        }
        Ed25519Signer signer = ofSeed(parts[0], Arrays.copyOfRange(blob, 1, blob.length));
        if (HexFormat.fromHexDigits(parts[1]) != signer.key.id()) {
            throw new IllegalArgumentException("the key id " + parts[1] + " is not that of this private key");
        }
        return signer;
    }

    private static byte[] decode(String base64) {
        try {
            return VerifierKey.decodeStrictly(base64);
        } catch (IllegalArgumentException e) {
            // The decoder's message would quote a character of the key.
            throw new IllegalArgumentException("the private key is not base64");
        }
    }

    /** The private key text. Keep it secret. */
    public String toPrivateText() {
        byte[] blob = new byte[seed.length + 1];
        blob[0] = VerifierKey.ED25519;
        System.arraycopy(seed, 0, blob, 1, seed.length);
        return PRIVATE_PREFIX + key.name() + "+" + key.idHex() + "+"
                + Base64.getEncoder().encodeToString(blob);
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] text) {
        return Ed25519.sign(privateKey, text);
    }
}
