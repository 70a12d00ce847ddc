package dev.assay.rego.builtin.jwt;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Arrays;

/** Signatures of ECDSA between the two forms: two numbers of fixed size (RFC 7518, 3.4), and DER. */
final class EllipticSignature {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int SHORT_LENGTH_MAX = 0x7f;

    /** No curve here has longer signatures; longer ones are not worth a look. */
    private static final int BYTES_MAX = 132;

    private EllipticSignature() {}

    static byte[] toDer(byte[] fixed) throws SignatureException {
        if (fixed.length == 0 || fixed.length > BYTES_MAX) {
            throw new SignatureException("a signature of " + fixed.length + " bytes");
        }
        int half = fixed.length / 2;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        integer(body, new BigInteger(1, Arrays.copyOf(fixed, half)));
        integer(body, new BigInteger(1, Arrays.copyOfRange(fixed, half, fixed.length)));
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(SEQUENCE);
        if (body.size() > SHORT_LENGTH_MAX) {
            der.write(0x81);
        }
        der.write(body.size());
        der.writeBytes(body.toByteArray());
        return der.toByteArray();
    }

    private static void integer(ByteArrayOutputStream out, BigInteger number) {
        byte[] bytes = number.toByteArray();
        out.write(INTEGER);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    /** The fixed form of what the JDK made. */
    static byte[] toFixed(byte[] der, int size) {
        int first = (der[1] & 0xff) > SHORT_LENGTH_MAX ? 3 : 2;
        int second = first + 2 + der[first + 1];
        byte[] fixed = new byte[2 * size];
        place(der, first, fixed, size);
        place(der, second, fixed, 2 * size);
        return fixed;
    }

    private static void place(byte[] der, int at, byte[] fixed, int end) {
        int from = at + 2;
        int length = der[at + 1];
        while (length > 1 && der[from] == 0) {
            from++;
            length--;
        }
        System.arraycopy(der, from, fixed, end - length, length);
    }
}
