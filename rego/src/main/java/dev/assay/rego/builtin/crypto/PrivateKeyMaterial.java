package dev.assay.rego.builtin.crypto;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * A private key in the shapes that the builtins answer.
 *
 * @param algorithm Go's number for the algorithm, as in a certificate
 * @param fields the object (or, for Ed25519, the text) that Go writes for the key
 * @param publicKey what Go writes for its public half
 * @param jwk the key as a JSON Web Key (RFC 7517)
 */
record PrivateKeyMaterial(int algorithm, Value fields, Value publicKey, ObjectValue jwk) {
    private static final List<Long> RSA = List.of(1L, 2L, 840L, 113549L, 1L, 1L, 1L);
    private static final List<Long> ELLIPTIC = List.of(1L, 2L, 840L, 10045L, 2L, 1L);
    private static final List<Long> ED25519 = List.of(1L, 3L, 101L, 112L);

    PrivateKeyMaterial {
        Objects.requireNonNull(fields, "fields is null");
        Objects.requireNonNull(publicKey, "publicKey is null");
        Objects.requireNonNull(jwk, "jwk is null");
    }

    /** Reads the form of PKCS #8. */
    static PrivateKeyMaterial pkcs8(byte[] bytes) throws MalformedException {
        Der info = new Der(bytes).read(Der.SEQUENCE);
        info.integer();
        Der identifier = info.read(Der.SEQUENCE);
        List<Long> algorithm = identifier.identifier();
        byte[] key = info.read(Der.OCTET_STRING).rest();
        if (algorithm.equals(RSA)) {
            return pkcs1(key);
        }
        if (algorithm.equals(ELLIPTIC)) {
            return EllipticKey.read(key, Curve.of(identifier.identifier()));
        }
        if (algorithm.equals(ED25519)) {
            return EdwardsKey.read(new Der(key).read(Der.OCTET_STRING).rest());
        }
        throw new MalformedException("x509: PKCS#8 wrapping contained private key with unknown algorithm: "
                + String.join(".", algorithm.stream().map(String::valueOf).toList()));
    }

    /** Reads the form of PKCS #1, which is for RSA. */
    static PrivateKeyMaterial pkcs1(byte[] bytes) throws MalformedException {
        Der der = new Der(bytes).read(Der.SEQUENCE);
        BigInteger version = der.integer();
        if (version.signum() != 0) {
            throw new MalformedException("x509: unsupported private key version");
        }
        BigInteger[] n = new BigInteger[8];
        for (int i = 0; i < n.length; i++) {
            n[i] = der.integer();
            if (n[i].signum() <= 0) {
                throw new MalformedException("x509: private key contains zero or negative value");
            }
        }
        if (!n[3].multiply(n[4]).equals(n[0])) {
            throw new MalformedException("crypto/rsa: p * q != n");
        }
        Value precomputed = ObjectValue.builder(4)
                .put("Dp", NumberValue.of(n[5]))
                .put("Dq", NumberValue.of(n[6]))
                .put("Qinv", NumberValue.of(n[7]))
                .put("CRTValues", ArrayValue.EMPTY)
                .build();
        ObjectValue publicKey = ObjectValue.builder(2)
                .put("N", NumberValue.of(n[0]))
                .put("E", NumberValue.of(n[1]))
                .build();
        Value fields = publicKey.toBuilder()
                .put("D", NumberValue.of(n[2]))
                .put("Primes", ArrayValue.of(NumberValue.of(n[3]), NumberValue.of(n[4])))
                .put("Precomputed", precomputed)
                .build();
        String[] names = {"n", "e", "d", "p", "q", "dp", "dq", "qi"};
        ObjectValue.Builder jwk = ObjectValue.builder(9).put("kty", StringValue.of("RSA"));
        for (int i = 0; i < n.length; i++) {
            jwk.put(names[i], Json.url(unsigned(n[i])));
        }
        return new PrivateKeyMaterial(1, fields, publicKey, jwk.build());
    }

    private static byte[] unsigned(BigInteger number) {
        return Json.fixed(number, (number.bitLength() + 7) / 8);
    }
}
