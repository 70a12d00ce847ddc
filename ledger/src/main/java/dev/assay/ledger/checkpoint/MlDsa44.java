package dev.assay.ledger.checkpoint;

import dev.assay.ledger.note.SeedAsRandomness;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Raw ML-DSA-44 keys (FIPS 204) on the platform's own implementation. Thread-safe. */
public final class MlDsa44 {
    /** Length of the seed that a key pair comes from (xi of FIPS 204 algorithm 1). */
    public static final int SEED_BYTES = 32;
    /** Length of a raw public key. */
    public static final int PUBLIC_KEY_BYTES = 1312;
    /** Length of a signature. */
    public static final int SIGNATURE_BYTES = 2420;

    private static final String NAME = "ML-DSA-44";
    /** SubjectPublicKeyInfo up to the raw key (RFC 9881): OID 2.16.840.1.101.3.4.3.17. */
    private static final byte[] SPKI_PREFIX =
            HexFormat.of().parseHex("30820532300b060960864801650304031103820521" + "00");

    private MlDsa44() {}

    /** A new key pair from the platform's randomness. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no ML-DSA-44", e);
        }
    }

    /** The key pair that comes from a seed (FIPS 204 algorithm 6). */
    public static KeyPair ofSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("an ML-DSA-44 seed has 32 bytes, not " + seed.length);
        }
        try {
            // The platform's generator asks its randomness for the seed and derives both halves from it.
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ML_DSA_44, new SeedAsRandomness(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no ML-DSA-44", e);
        }
    }

    /**
     * The public key for its raw bytes.
     *
     * @throws IllegalArgumentException when they are no key
     */
    public static PublicKey publicKey(byte[] raw) {
        if (raw.length != PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException("an ML-DSA-44 public key has 1,312 bytes, not " + raw.length);
        }
        byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + PUBLIC_KEY_BYTES);
        System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, PUBLIC_KEY_BYTES);
        try {
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(spki));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("these bytes are not an ML-DSA-44 public key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no ML-DSA-44", e);
        }
    }

    /** The raw bytes of a public key. */
    public static byte[] raw(PublicKey key) {
        byte[] spki = key.getEncoded();
        return Arrays.copyOfRange(spki, spki.length - PUBLIC_KEY_BYTES, spki.length);
    }

    /**
     * A private key from its PKCS#8 form.
     *
     * @throws IllegalArgumentException when it is none; the message never holds the key
     */
    public static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("this is not an ML-DSA-44 private key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no ML-DSA-44", e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with this ML-DSA-44 key", e);
        }
    }

    static boolean verify(PublicKey key, byte[] message, byte[] bytes, int offset) {
        if (bytes.length - offset != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(bytes, offset, SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
