package dev.assay.rego.builtin.crypto;

import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.security.spec.InvalidParameterSpecException;
import org.jspecify.annotations.Nullable;

/** Reads private keys of elliptic curves (RFC 5915) and works out their public halves, as Go does. */
final class EllipticKey {
    private EllipticKey() {}

    /** Reads a key that must name its curve, unless the caller knows it. */
    static PrivateKeyMaterial read(byte[] bytes, @Nullable Curve known) throws MalformedException {
        Der der = new Der(bytes).read(Der.SEQUENCE);
        if (!der.integer().equals(BigInteger.ONE)) {
            throw new MalformedException("x509: unknown EC private key version");
        }
        BigInteger secret = new BigInteger(1, der.read(Der.OCTET_STRING).rest());
        Curve curve = known;
        if (der.peek(Der.constructed(0))) {
            Curve named = Curve.of(der.any().identifier());
            curve = curve == null ? named : curve;
        }
        if (curve == null) {
            throw new MalformedException("x509: unknown elliptic curve");
        }
        ECParameterSpec parameters = parameters(curve);
        if (secret.signum() == 0 || secret.compareTo(parameters.getOrder()) >= 0) {
            throw new MalformedException("x509: invalid elliptic curve private key value");
        }
        return material(curve, secret, multiply(parameters, secret));
    }

    private static PrivateKeyMaterial material(Curve curve, BigInteger secret, ECPoint point) {
        ObjectValue publicKey = ObjectValue.builder(3)
                .put("Curve", ObjectValue.EMPTY)
                .put("X", NumberValue.of(point.getAffineX()))
                .put("Y", NumberValue.of(point.getAffineY()))
                .build();
        Value fields = publicKey.toBuilder().put("D", NumberValue.of(secret)).build();
        ObjectValue jwk = ObjectValue.builder(5)
                .put("kty", StringValue.of("EC"))
                .put("crv", StringValue.of(curve.jwkName()))
                .put("x", Json.url(Json.fixed(point.getAffineX(), curve.fieldBytes())))
                .put("y", Json.url(Json.fixed(point.getAffineY(), curve.fieldBytes())))
                .put("d", Json.url(Json.fixed(secret, curve.fieldBytes())))
                .build();
        return new PrivateKeyMaterial(3, fields, publicKey, jwk);
    }

    private static ECParameterSpec parameters(Curve curve) throws MalformedException {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(curve.javaName()));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (NoSuchAlgorithmException | InvalidParameterSpecException e) {
            throw new MalformedException("x509: unsupported elliptic curve");
        }
    }

    /** The generator times a number, by doubling and adding. */
    private static ECPoint multiply(ECParameterSpec parameters, BigInteger factor) {
        EllipticCurve curve = parameters.getCurve();
        ECPoint sum = ECPoint.POINT_INFINITY;
        for (int i = factor.bitLength() - 1; i >= 0; i--) {
            sum = add(curve, sum, sum);
            if (factor.testBit(i)) {
                sum = add(curve, sum, parameters.getGenerator());
            }
        }
        return sum;
    }

    private static ECPoint add(EllipticCurve curve, ECPoint one, ECPoint other) {
        if (one.equals(ECPoint.POINT_INFINITY)) {
            return other;
        }
        BigInteger prime = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = one.getAffineX();
        BigInteger y = one.getAffineY();
        BigInteger slope;
        if (x.equals(other.getAffineX())) {
            if (!y.equals(other.getAffineY())) {
                return ECPoint.POINT_INFINITY;
            }
            BigInteger three = BigInteger.valueOf(3);
            slope = x.pow(2)
                    .multiply(three)
                    .add(curve.getA())
                    .multiply(y.shiftLeft(1).modInverse(prime));
        } else {
            slope = other.getAffineY()
                    .subtract(y)
                    .multiply(other.getAffineX().subtract(x).modInverse(prime));
        }
        BigInteger sumX = slope.pow(2).subtract(x).subtract(other.getAffineX()).mod(prime);
        BigInteger sumY = slope.multiply(x.subtract(sumX)).subtract(y).mod(prime);
        return new ECPoint(sumX, sumY);
    }
}
