package dev.assay.ledger.key;

import dev.assay.ledger.LedgerException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The one DER form (RFC 5280 SubjectPublicKeyInfo) of each kind of public key, and the checks of the key inside it.
 *
 * <p>One key has exactly one form here: P-256 points uncompressed on the named curve, Ed25519 and ML-DSA-44 without
 * parameters. So two files of one key have one key id, and a quorum cannot be met by spelling a key twice.
 */
enum PublicKeyForm {
    ED25519("302a300506032b6570032100", 32, "Ed25519"),
    P256("3059301306072a8648ce3d020106082a8648ce3d030107034200", 65, "EC"),
    ML_DSA_44("30820532300b06096086480165030403110382052100", 1312, "ML-DSA-44");

    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

    /** Points of small order on Curve25519, y little-endian without the sign bit: any signature fits such a key. */
    private static final List<String> SMALL_ORDER = List.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private static final BigInteger ED25519_P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private final String prefixHex;
    private final int keyBytes;
    private final String factoryName;

    PublicKeyForm(String prefixHex, int keyBytes, String factoryName) {
        this.prefixHex = prefixHex;
        this.keyBytes = keyBytes;
        this.factoryName = factoryName;
    }

    /** The JDK's name of the key factory and generator. */
    String factoryName() {
        return factoryName;
    }

    static PublicKeyForm of(SignatureScheme scheme) {
        return switch (scheme) {
            case ED25519 -> ED25519;
            case ECDSA_P256_DER, ECDSA_P256_RAW -> P256;
            case ML_DSA_44 -> ML_DSA_44;
        };
    }

    /** Which form these bytes have; malformed when none, or when the key inside is not a sound one. */
    static PublicKeyForm recognise(byte[] spki) {
        for (PublicKeyForm form : values()) {
            byte[] prefix = HexFormat.of().parseHex(form.prefixHex);
            boolean fits = spki.length == prefix.length + form.keyBytes
                    && Arrays.equals(spki, 0, prefix.length, prefix, 0, prefix.length);
            if (fits) {
                form.checkKey(Arrays.copyOfRange(spki, prefix.length, spki.length));
                return form;
            }
        }
        throw LedgerException.malformed(
                "not a public key that is known here (" + spki.length + " bytes of DER)",
                "Use Ed25519, ECDSA on P-256 (uncompressed point, named curve) or ML-DSA-44.");
    }

    private void checkKey(byte[] key) {
        switch (this) {
            case ED25519 -> checkEd25519(key);
            case P256 -> checkP256(key);
            case ML_DSA_44 -> {
                // Every byte string of this length is a public key.
            }
        }
    }

    private static void checkEd25519(byte[] key) {
        byte[] y = key.clone();
        y[31] &= 0x7f;
        if (littleEndian(y).compareTo(ED25519_P) >= 0) {
            throw unsound("its coordinate is not reduced");
        }
        if (SMALL_ORDER.contains(HexFormat.of().formatHex(y))) {
            throw unsound("it is a point of small order, which any signature fits");
        }
    }

    private static void checkP256(byte[] point) {
        if (point[0] != 4) {
            throw unsound("its point is not in uncompressed form");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 33, 65));
        if (x.compareTo(P) >= 0 || y.compareTo(P) >= 0) {
            throw unsound("a coordinate is not reduced");
        }
        BigInteger right =
                x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(B).mod(P);
        if (!y.pow(2).mod(P).equals(right)) {
            throw unsound("its point is not on the curve");
        }
    }

    private static BigInteger littleEndian(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }

    private static LedgerException unsound(String why) {
        return LedgerException.malformed("the public key is unsound: " + why, "Get the true key from its owner.");
    }
}
