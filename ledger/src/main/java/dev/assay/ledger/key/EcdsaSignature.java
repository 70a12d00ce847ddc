package dev.assay.ledger.key;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The two encodings of a P-256 signature and the way between them.
 *
 * <p>DER is read strictly: short-form lengths, positive integers of minimal length, nothing behind. Both r and s lie in
 * [1, n-1]. A verifier accepts s above n/2 too: other signers make such signatures, and nothing here depends on a
 * signature being unique, because evidence is named by the digest of its whole envelope. Own signatures have the low s.
 */
final class EcdsaSignature {

    static final int RAW_BYTES = 64;
    private static final int SCALAR_BYTES = 32;
    private static final BigInteger N =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private EcdsaSignature() {}

    /** Strict DER to r||s; empty when the bytes are anything else. */
    static Optional<byte[]> derToRaw(byte[] der) {
        if (der.length < 8 || der.length > 72 || der[0] != 0x30 || der[1] != der.length - 2) {
            return Optional.empty();
        }
        int rEnd = integerEnd(der, 2);
        if (rEnd < 0 || integerEnd(der, rEnd) != der.length) {
            return Optional.empty();
        }
        byte[] raw = new byte[RAW_BYTES];
        copyScalar(der, 4, rEnd, raw, 0);
        copyScalar(der, rEnd + 2, der.length, raw, SCALAR_BYTES);
        return isInRange(raw) ? Optional.of(raw) : Optional.empty();
    }

    /** r||s to DER. */
    static byte[] rawToDer(byte[] raw) {
        byte[] r = new BigInteger(1, Arrays.copyOf(raw, SCALAR_BYTES)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(raw, SCALAR_BYTES, RAW_BYTES)).toByteArray();
        byte[] der = new byte[6 + r.length + s.length];
        der[0] = 0x30;
        der[1] = (byte) (der.length - 2);
        der[2] = 2;
        der[3] = (byte) r.length;
        System.arraycopy(r, 0, der, 4, r.length);
        der[4 + r.length] = 2;
        der[5 + r.length] = (byte) s.length;
        System.arraycopy(s, 0, der, 6 + r.length, s.length);
        return der;
    }

    /** Whether both halves of r||s are in [1, n-1]. */
    static boolean isInRange(byte[] raw) {
        if (raw.length != RAW_BYTES) {
            return false;
        }
        BigInteger r = new BigInteger(1, Arrays.copyOf(raw, SCALAR_BYTES));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(raw, SCALAR_BYTES, RAW_BYTES));
        return r.signum() > 0 && s.signum() > 0 && r.compareTo(N) < 0 && s.compareTo(N) < 0;
    }

    /** The same signature with s at most n/2. */
    static byte[] withLowS(byte[] raw) {
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(raw, SCALAR_BYTES, RAW_BYTES));
        if (s.compareTo(N.shiftRight(1)) <= 0) {
            return raw.clone();
        }
        byte[] low = N.subtract(s).toByteArray();
        byte[] result = Arrays.copyOf(raw, RAW_BYTES);
        Arrays.fill(result, SCALAR_BYTES, RAW_BYTES, (byte) 0);
        copyScalar(low, 0, low.length, result, SCALAR_BYTES);
        return result;
    }

    /** Where the INTEGER that begins at {@code start} ends, or -1 when it is not a minimal positive one. */
    private static int integerEnd(byte[] der, int start) {
        if (start + 3 > der.length || der[start] != 2) {
            return -1;
        }
        int length = der[start + 1];
        int end = start + 2 + length;
        if (length < 1 || length > SCALAR_BYTES + 1 || end > der.length || der[start + 2] < 0) {
            return -1;
        }
        boolean padded = der[start + 2] == 0;
        if (padded && (length == 1 || der[start + 3] >= 0)) {
            return -1;
        }
        return !padded && length > SCALAR_BYTES ? -1 : end;
    }

    private static void copyScalar(byte[] from, int start, int end, byte[] raw, int offset) {
        int first = end - start > SCALAR_BYTES ? end - SCALAR_BYTES : start;
        int length = end - first;
        System.arraycopy(from, first, raw, offset + SCALAR_BYTES - length, length);
    }
}
