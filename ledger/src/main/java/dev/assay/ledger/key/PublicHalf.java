package dev.assay.ledger.key;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tells the public half from a PKCS#8 file that does not carry it as a block of its own, for the two forms that the
 * usual tools write. What is told here is believed only after a probe signature, see {@link SigningKey#of}.
 */
final class PublicHalf {

    private static final byte[] ED25519 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final byte[] P256 =
            HexFormat.of().parseHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420");
    private static final byte[] P256_POINT = HexFormat.of().parseHex("a144034200");
    private static final byte[] P256_SPKI =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
    private static final int SCALAR_BYTES = 32;
    private static final int POINT_BYTES = 65;

    private PublicHalf() {}

    /** The SubjectPublicKeyInfo, or empty when the file has another form. */
    static Optional<byte[]> of(byte[] pkcs8) {
        if (startsWith(pkcs8, 0, ED25519) && pkcs8.length == ED25519.length + SCALAR_BYTES) {
            return Optional.of(ofSeed(Arrays.copyOfRange(pkcs8, ED25519.length, pkcs8.length)));
        }
        int pointTag = P256.length + SCALAR_BYTES;
        if (startsWith(pkcs8, 0, P256)
                && startsWith(pkcs8, pointTag, P256_POINT)
                && pkcs8.length == pointTag + P256_POINT.length + POINT_BYTES) {
            byte[] spki = Arrays.copyOf(P256_SPKI, P256_SPKI.length + POINT_BYTES);
            System.arraycopy(pkcs8, pkcs8.length - POINT_BYTES, spki, P256_SPKI.length, POINT_BYTES);
            return Optional.of(spki);
        }
        return Optional.empty();
    }

    /** The JDK derives an Ed25519 public key only while generating a pair, so it gets the seed as its randomness. */
    private static byte[] ofSeed(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            return generator.generateKeyPair().getPublic().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lost Ed25519", e);
        }
    }

    private static boolean startsWith(byte[] bytes, int offset, byte[] prefix) {
        return bytes.length >= offset + prefix.length
                && Arrays.equals(bytes, offset, offset + prefix.length, prefix, 0, prefix.length);
    }

    /** Gives out one seed. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("the JDK asks for " + bytes.length + " bytes, not one seed");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
