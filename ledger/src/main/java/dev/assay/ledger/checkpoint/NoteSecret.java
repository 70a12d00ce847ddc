package dev.assay.ledger.checkpoint;

import dev.assay.ledger.note.Ed25519;
import dev.assay.ledger.note.Ed25519Signer;
import dev.assay.ledger.note.NoteSigner;
import dev.assay.ledger.note.VerifierKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The private half of a note key of any type: its name, its type and the seed that everything comes from. The text
 * form is that of Go's note package, {@code PRIVATE+KEY+<name>+<key id>+<base64(type || seed)>}, for all three types.
 * It never prints its secret by accident. Immutable and thread-safe.
 */
public final class NoteSecret {
    /** Length of the seed of every type. */
    public static final int SEED_BYTES = 32;

    private final VerifierKey key;
    private final byte[] seed;

    private NoteSecret(VerifierKey key, byte[] seed) {
        this.key = key;
        this.seed = seed;
    }

    /**
     * The secret that comes from a seed.
     *
     * @param name name of the key; of a log's key its origin
     * @param type one of the type bytes of {@link VerifierKey}
     * @param seed 32 bytes; never the same for two types, because one Ed25519 key must not sign two kinds of message
     * @throws IllegalArgumentException when the type is unknown, the name is no key name, or the seed has another
     *     length
     */
    public static NoteSecret ofSeed(String name, byte type, byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
        }
        byte[] material = switch (type) {
            case VerifierKey.ED25519, VerifierKey.ED25519_COSIGNATURE -> Ed25519.publicOf(seed);
            case VerifierKey.ML_DSA_44_COSIGNATURE ->
                MlDsa44.raw(MlDsa44.ofSeed(seed).getPublic());
            default ->
                throw new IllegalArgumentException("no private key has the type 0x" + Integer.toHexString(type & 0xff));
        };
        return new NoteSecret(VerifierKey.of(name, type, material), seed.clone());
    }

    /** A new secret. */
    public static NoteSecret generate(String name, byte type, SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return ofSeed(name, type, seed);
    }

    /**
     * Reads a private key text.
     *
     * @throws IllegalArgumentException when it is malformed; the message never holds any part of the key
     */
    public static NoteSecret parse(String skey) {
        if (!skey.startsWith(Ed25519Signer.PRIVATE_PREFIX)) {
            throw new IllegalArgumentException("a private key begins with " + Ed25519Signer.PRIVATE_PREFIX);
        }
        String[] parts = skey.substring(Ed25519Signer.PRIVATE_PREFIX.length()).split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a private key has a name, a key id and a key, joined by '+'");
        }
        byte[] blob = decode(parts[2]);
        if (blob.length != 1 + SEED_BYTES) {
            throw new IllegalArgumentException("a private key has a type and 32 bytes");
        }
        NoteSecret secret = ofSeed(parts[0], blob[0], Arrays.copyOfRange(blob, 1, blob.length));
        if (!secret.key.idHex().equals(parts[1])) {
            throw new IllegalArgumentException("the key id " + parts[1] + " is not that of this private key");
        }
        return secret;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // The decoder's message would quote a character of the key, so it is not passed on.
            throw new IllegalArgumentException("the private key is not base64");
        }
    }

    /** The public half. */
    public VerifierKey key() {
        return key;
    }

    /**
     * What signs with this key.
     *
     * @param clock gives the time that cosignatures carry; plain Ed25519 signatures carry none
     */
    public NoteSigner signer(InstantSource clock) {
        return switch (key.type()) {
            case VerifierKey.ED25519 -> Ed25519Signer.ofSeed(key.name(), seed);
            case VerifierKey.ED25519_COSIGNATURE -> new Ed25519Cosigner(key.name(), seed, clock);
            case VerifierKey.ML_DSA_44_COSIGNATURE -> new MlDsa44Signer(key.name(), MlDsa44.ofSeed(seed), clock);
            default ->
                throw new IllegalStateException("a secret of an unknown type was made: "
                        + HexFormat.of().toHexDigits(key.type()));
        };
    }

    /** The private key text. Keep it secret. */
    public String toPrivateText() {
        byte[] blob = new byte[1 + SEED_BYTES];
        blob[0] = key.type();
        System.arraycopy(seed, 0, blob, 1, SEED_BYTES);
        return Ed25519Signer.PRIVATE_PREFIX + key.name() + "+" + key.idHex() + "+"
                + Base64.getEncoder().encodeToString(blob);
    }

    @Override
    public String toString() {
        return "private half of " + key;
    }
}
