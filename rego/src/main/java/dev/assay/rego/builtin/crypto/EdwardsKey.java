package dev.assay.rego.builtin.crypto;

import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import java.io.Serial;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** Reads private keys of Ed25519 (RFC 8032): 32 bytes, out of which the public half follows. */
final class EdwardsKey {
    private static final int BYTES = 32;

    private EdwardsKey() {}

    static PrivateKeyMaterial read(byte[] seed) throws MalformedException {
        if (seed.length != BYTES) {
            throw new MalformedException("x509: invalid Ed25519 private key length: " + seed.length);
        }
        byte[] point = publicKey(seed);
        byte[] both = Arrays.copyOf(seed, 2 * BYTES);
        System.arraycopy(point, 0, both, BYTES, BYTES);
        ObjectValue jwk = ObjectValue.builder(4)
                .put("kty", StringValue.of("OKP"))
                .put("crv", StringValue.of("Ed25519"))
                .put("x", Json.url(point))
                .put("d", Json.url(seed))
                .build();
        return new PrivateKeyMaterial(4, Json.base64(both), Json.base64(point), jwk);
    }

    /** The JDK derives a public half only while it makes a pair, so it is given the seed as its random bytes. */
    private static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            EdECPublicKey key = (EdECPublicKey) generator.generateKeyPair().getPublic();
            byte[] bytes = new byte[BYTES];
            byte[] y = Json.fixed(key.getPoint().getY(), BYTES);
            for (int i = 0; i < BYTES; i++) {
                bytes[i] = y[BYTES - 1 - i];
            }
            if (key.getPoint().isXOdd()) {
                bytes[BYTES - 1] |= (byte) 0x80;
            }
            return bytes;
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** Gives the bytes of one seed. */
    private static final class Seed extends SecureRandom {
        @Serial
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
