package dev.assay.rego.builtin.jwt;

import dev.assay.rego.builtin.crypto.MalformedException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The algorithms of RFC 7518 and RFC 8037 that OPA knows. */
enum Algorithm {
    RS256(Kind.RSA, "SHA256withRSA", 256),
    RS384(Kind.RSA, "SHA384withRSA", 384),
    RS512(Kind.RSA, "SHA512withRSA", 512),
    PS256(Kind.PSS, "RSASSA-PSS", 256),
    PS384(Kind.PSS, "RSASSA-PSS", 384),
    PS512(Kind.PSS, "RSASSA-PSS", 512),
    ES256(Kind.ELLIPTIC, "SHA256withECDSA", 256),
    ES384(Kind.ELLIPTIC, "SHA384withECDSA", 384),
    ES512(Kind.ELLIPTIC, "SHA512withECDSA", 512),
    HS256(Kind.SECRET, "HmacSHA256", 256),
    HS384(Kind.SECRET, "HmacSHA384", 384),
    HS512(Kind.SECRET, "HmacSHA512", 512),
    EDDSA(Kind.EDWARDS, "Ed25519", 0);

    private enum Kind {
        RSA,
        PSS,
        ELLIPTIC,
        SECRET,
        EDWARDS
    }

    private static final int RSA_BITS_MIN = 1024;
    private static final Map<String, Algorithm> BY_NAME = byName();

    private final Kind kind;
    private final String javaName;
    private final int bits;

    Algorithm(Kind kind, String javaName, int bits) {
        this.kind = kind;
        this.javaName = javaName;
        this.bits = bits;
    }

    private static Map<String, Algorithm> byName() {
        Map<String, Algorithm> names = new TreeMap<>();
        for (Algorithm algorithm : values()) {
            names.put(algorithm == EDDSA ? "EdDSA" : algorithm.name(), algorithm);
        }
        return names;
    }

    /** The algorithm of a token's header, or null. */
    static @Nullable Algorithm of(String name) {
        return BY_NAME.get(name);
    }

    /** Whether a signature is of this key; false for keys of another kind. Never throws for wrong signatures. */
    boolean verifies(KeyMaterial key, byte[] message, byte[] signature) {
        try {
            if (kind == Kind.SECRET) {
                byte[] secret = key.secret();
                return secret != null && MessageDigest.isEqual(mac(secret, message), signature);
            }
            PublicKey publicKey = key.publicKey();
            if (publicKey == null || !fits(publicKey)) {
                return false;
            }
            Signature verifier = signature();
            verifier.initVerify(publicKey);
            verifier.update(message);
            return verifier.verify(kind == Kind.ELLIPTIC ? EllipticSignature.toDer(signature) : signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Whether the key is of this algorithm's family, and a key of RSA long enough that Go would work with it. */
    private boolean fits(PublicKey key) {
        return switch (kind) {
            case RSA, PSS -> key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= RSA_BITS_MIN;
            case ELLIPTIC -> key instanceof ECKey;
            case EDWARDS ->
                key.getAlgorithm().equals("EdDSA") || key.getAlgorithm().equals("Ed25519");
            case SECRET -> false;
        };
    }

    /** Signs. What chance the algorithm needs is derived from key and message, so that a replay signs the same. */
    byte[] sign(KeyMaterial key, byte[] message) throws MalformedException {
        try {
            if (kind == Kind.SECRET) {
                byte[] secret = key.secret();
                if (secret == null) {
                    throw new MalformedException("the key is not a secret, which " + this + " needs");
                }
                return mac(secret, message);
            }
            PrivateKey privateKey = key.privateKey();
            if (privateKey == null) {
                throw new MalformedException("the key has no private part, which " + this + " needs");
            }
            Signature signer = signature();
            signer.initSign(privateKey, new DerivedRandom(privateKey.getEncoded(), message));
            signer.update(message);
            byte[] signature = signer.sign();
            return privateKey instanceof ECKey elliptic
                    ? EllipticSignature.toFixed(signature, fieldBytes(elliptic))
                    : signature;
        } catch (GeneralSecurityException e) {
            throw new MalformedException("cannot sign by " + this + ": " + e.getMessage());
        }
    }

    private static int fieldBytes(ECKey key) {
        BigInteger order = key.getParams().getOrder();
        return (order.bitLength() + 7) / 8;
    }

    private Signature signature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(javaName);
        if (kind == Kind.PSS) {
            String digest = "SHA-" + bits;
            signature.setParameter(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), bits / 8, 1));
        }
        return signature;
    }

    private byte[] mac(byte[] secret, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(javaName);
        mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : Arrays.copyOf(secret, secret.length), javaName));
        return mac.doFinal(message);
    }
}
