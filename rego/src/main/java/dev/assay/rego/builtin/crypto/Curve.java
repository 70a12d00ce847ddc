package dev.assay.rego.builtin.crypto;

import java.util.List;

/** The curves of NIST that are supported, with their names in JWK (RFC 7518) and in the JDK. */
public enum Curve {
    P224("P-224", "secp224r1", 28, List.of(1L, 3L, 132L, 0L, 33L)),
    P256("P-256", "secp256r1", 32, List.of(1L, 2L, 840L, 10045L, 3L, 1L, 7L)),
    P384("P-384", "secp384r1", 48, List.of(1L, 3L, 132L, 0L, 34L)),
    P521("P-521", "secp521r1", 66, List.of(1L, 3L, 132L, 0L, 35L));

    private final String jwkName;
    private final String javaName;
    private final int fieldBytes;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Long> identifier;

    Curve(String jwkName, String javaName, int fieldBytes, List<Long> identifier) {
        this.jwkName = jwkName;
        this.javaName = javaName;
        this.fieldBytes = fieldBytes;
        this.identifier = identifier;
    }

    /** The curve with an object identifier. */
    static Curve of(List<Long> identifier) throws MalformedException {
        for (Curve curve : values()) {
            if (curve.identifier.equals(identifier)) {
                return curve;
            }
        }
        throw new MalformedException("x509: unsupported elliptic curve");
    }

    public String jwkName() {
        return jwkName;
    }

    /** The name for {@link java.security.spec.ECGenParameterSpec}. */
    public String javaName() {
        return javaName;
    }

    /** The bytes of a coordinate. */
    public int fieldBytes() {
        return fieldBytes;
    }
}
