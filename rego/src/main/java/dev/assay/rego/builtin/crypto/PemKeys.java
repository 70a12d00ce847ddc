package dev.assay.rego.builtin.crypto;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

/** Private keys in PEM as keys of the JDK. */
public final class PemKeys {
    private static final String[] ALGORITHMS = {"", "RSA", "", "EC", "Ed25519"};

    /** What PKCS #8 has in front of a key of PKCS #1: version 0 and the algorithm. */
    private static final byte[] RSA_HEADER = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private PemKeys() {}

    /** The first key of a text. Keys of elliptic curves must be in PKCS #8. */
    public static PrivateKey privateKey(String pem) throws MalformedException {
        for (PemBlock block = PemBlock.next(pem, 0); block != null; block = PemBlock.next(pem, block.end())) {
            if (block.type().equals("PRIVATE KEY")) {
                return key(block.bytes());
            }
            if (block.type().equals("RSA PRIVATE KEY")) {
                return key(wrapped(block.bytes()));
            }
        }
        throw new MalformedException("no private key in PKCS #8 (PRIVATE KEY) or PKCS #1 (RSA PRIVATE KEY)");
    }

    private static PrivateKey key(byte[] pkcs8) throws MalformedException {
        int algorithm = PrivateKeyMaterial.pkcs8(pkcs8).algorithm();
        try {
            return KeyFactory.getInstance(ALGORITHMS[algorithm]).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new MalformedException("invalid private key: " + e.getMessage());
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(RSA_HEADER);
        element(body, Der.OCTET_STRING, pkcs1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        element(all, Der.SEQUENCE, body.toByteArray());
        return all.toByteArray();
    }

    private static void element(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        if (content.length > 0xffff) {
            throw new IllegalArgumentException("a key of " + content.length + " bytes");
        }
        if (content.length > 0x7f) {
            boolean two = content.length > 0xff;
            out.write(two ? 0x82 : 0x81);
            if (two) {
                out.write(content.length >>> 8);
            }
        }
        out.write(content.length);
        out.writeBytes(content);
    }
}
