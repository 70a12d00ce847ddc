package dev.assay.rego.builtin.crypto;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/** Public keys for the JDK, out of what is written down. */
public final class PublicKeys {
    /** The longest modulus of RSA that is worked with. */
    public static final int RSA_BITS_MAX = 16_384;

    private static final List<String> ALGORITHMS = List.of("", "RSA", "DSA", "EC", "Ed25519");
    private static final byte[] ED25519_HEADER = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
    };
    private static final int ED25519_BYTES = 32;

    private PublicKeys() {}

    /** The key of a certificate in DER. */
    public static PublicKey ofCertificate(byte[] der) throws MalformedException {
        Certificate.read(new Der(der));
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey();
        } catch (CertificateException e) {
            throw new MalformedException("x509: " + e.getMessage());
        }
    }

    /** The key of a SubjectPublicKeyInfo in DER. */
    public static PublicKey ofInfo(byte[] der) throws MalformedException {
        int algorithm = PublicKeyInfo.read(new Der(der)).algorithm();
        if (algorithm == 0) {
            throw new MalformedException("x509: unknown public key algorithm");
        }
        try {
            return KeyFactory.getInstance(ALGORITHMS.get(algorithm)).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new MalformedException("x509: " + e.getMessage());
        }
    }

    public static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws MalformedException {
        if (modulus.bitLength() > RSA_BITS_MAX) {
            throw new MalformedException("the modulus has more than RSA_BITS_MAX=" + RSA_BITS_MAX + " bits");
        }
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (GeneralSecurityException e) {
            throw new MalformedException("invalid RSA key: " + e.getMessage());
        }
    }

    public static PublicKey elliptic(Curve curve, BigInteger x, BigInteger y) throws MalformedException {
        try {
            ECPublicKeySpec key = new ECPublicKeySpec(new ECPoint(x, y), parameters(curve));
            return KeyFactory.getInstance("EC").generatePublic(key);
        } catch (GeneralSecurityException e) {
            throw new MalformedException("invalid EC key: " + e.getMessage());
        }
    }

    /** The numbers that make up a curve. */
    public static ECParameterSpec parameters(Curve curve) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve.javaName()));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    public static PublicKey edwards(byte[] point) throws MalformedException {
        if (point.length != ED25519_BYTES) {
            throw new MalformedException("an Ed25519 key has " + ED25519_BYTES + " bytes, not " + point.length);
        }
        byte[] info = new byte[ED25519_HEADER.length + ED25519_BYTES];
        System.arraycopy(ED25519_HEADER, 0, info, 0, ED25519_HEADER.length);
        System.arraycopy(point, 0, info, ED25519_HEADER.length, ED25519_BYTES);
        return ofInfo(info);
    }
}
