package dev.assay.rego.builtin.crypto;

import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The public key of a certificate or request (RFC 5280, SubjectPublicKeyInfo).
 *
 * @param raw its DER
 * @param algorithm Go's number for the algorithm; 0 for one that it does not know
 * @param key the key's fields, null for an unknown algorithm
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never changed nor compared
record PublicKeyInfo(byte[] raw, int algorithm, Value key) {
    private static final List<Long> RSA = List.of(1L, 2L, 840L, 113549L, 1L, 1L, 1L);
    private static final List<Long> DSA = List.of(1L, 2L, 840L, 10040L, 4L, 1L);
    private static final List<Long> ECDSA = List.of(1L, 2L, 840L, 10045L, 2L, 1L);
    private static final List<Long> ED25519 = List.of(1L, 3L, 101L, 112L);
    private static final List<List<Long>> KNOWN = List.of(List.of(), RSA, DSA, ECDSA, ED25519);
    private static final int ED25519_BYTES = 32;
    private static final int UNCOMPRESSED = 4;

    PublicKeyInfo {
        Objects.requireNonNull(raw, "raw is null");
        Objects.requireNonNull(key, "key is null");
    }

    /** Reads the public key that comes next. */
    static PublicKeyInfo read(Der der) throws MalformedException {
        byte[] raw = der.element(Der.SEQUENCE);
        Der info = new Der(raw).read(Der.SEQUENCE);
        Der identifier = info.read(Der.SEQUENCE);
        List<Long> oid = identifier.identifier();
        Der parameters = new Der(identifier.rest());
        byte[] bits = info.bits();
        int algorithm = Math.max(0, KNOWN.indexOf(oid));
        Value key = switch (algorithm) {
            case 1 -> rsa(parameters, bits);
            case 2 -> dsa(parameters, bits);
            case 3 -> curve(parameters, bits);
            case 4 -> edwards(parameters, bits);
            default -> NullValue.NULL;
        };
        return new PublicKeyInfo(raw, algorithm, key);
    }

    private static Value rsa(Der parameters, byte[] bits) throws MalformedException {
        if (parameters.isEmpty()) {
            throw new MalformedException("x509: RSA key missing NULL parameters");
        }
        Der key = new Der(bits).read(Der.SEQUENCE);
        BigInteger modulus = positive(key, "x509: RSA modulus is not a positive number");
        BigInteger exponent = positive(key, "x509: RSA public exponent is not a positive number");
        return ObjectValue.builder(2)
                .put("N", NumberValue.of(modulus))
                .put("E", NumberValue.of(exponent))
                .build();
    }

    private static Value dsa(Der parameters, byte[] bits) throws MalformedException {
        String wrong = "x509: zero or negative DSA parameter";
        Der numbers = parameters.read(Der.SEQUENCE);
        return ObjectValue.builder(4)
                .put("P", NumberValue.of(positive(numbers, wrong)))
                .put("Q", NumberValue.of(positive(numbers, wrong)))
                .put("G", NumberValue.of(positive(numbers, wrong)))
                .put("Y", NumberValue.of(positive(new Der(bits), wrong)))
                .build();
    }

    private static Value curve(Der parameters, byte[] bits) throws MalformedException {
        int size = Curve.of(parameters.identifier()).fieldBytes();
        if (bits.length != 1 + 2 * size || bits[0] != UNCOMPRESSED) {
            throw new MalformedException("x509: failed to unmarshal elliptic curve point");
        }
        return ObjectValue.builder(3)
                .put("Curve", ObjectValue.EMPTY)
                .put("X", NumberValue.of(new BigInteger(1, Arrays.copyOfRange(bits, 1, 1 + size))))
                .put("Y", NumberValue.of(new BigInteger(1, Arrays.copyOfRange(bits, 1 + size, bits.length))))
                .build();
    }

    private static Value edwards(Der parameters, byte[] bits) throws MalformedException {
        if (!parameters.isEmpty()) {
            throw new MalformedException("x509: Ed25519 key encoded with illegal parameters");
        }
        if (bits.length != ED25519_BYTES) {
            throw new MalformedException("x509: wrong Ed25519 public key size");
        }
        return Json.base64(bits);
    }

    private static BigInteger positive(Der der, String otherwise) throws MalformedException {
        BigInteger number = der.integer();
        if (number.signum() <= 0) {
            throw new MalformedException(otherwise);
        }
        return number;
    }
}
