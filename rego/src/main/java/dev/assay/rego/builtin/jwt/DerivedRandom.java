package dev.assay.rego.builtin.jwt;

import java.io.Serial;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bytes derived from a private key and a message (as RFC 6979 does for one number): nobody without the key can foretell
 * them, different messages never share them, and the same call gives the same signature whenever it is replayed.
 */
final class DerivedRandom extends SecureRandom {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String MAC = "HmacSHA512";
    private static final int BLOCK_BYTES = 64;

    private final transient byte[] seed;
    private final transient byte[] key;
    private long blocks;

    DerivedRandom(byte[] key, byte[] message) throws GeneralSecurityException {
        this.key = key.clone();
        this.seed = mac(this.key, message);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        try {
            for (int at = 0; at < bytes.length; at += BLOCK_BYTES) {
                byte[] counted = ByteBuffer.allocate(BLOCK_BYTES + Long.BYTES)
                        .put(seed)
                        .putLong(blocks++)
                        .array();
                System.arraycopy(mac(key, counted), 0, bytes, at, Math.min(BLOCK_BYTES, bytes.length - at));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot work out " + MAC, e);
        }
    }

    private static byte[] mac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(key, MAC));
        return mac.doFinal(message);
    }
}
