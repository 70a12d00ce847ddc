package dev.assay.rego.builtin.crypto;

import dev.assay.rego.builtin.Context;
import dev.assay.rego.builtin.Function;
import dev.assay.rego.builtin.Octets;
import dev.assay.rego.builtin.Operands;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.StringValue;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests and keyed digests, written in lower-case hexadecimal. */
final class Digests {
    private static final int BYTES_PER_STEP = 256;

    private Digests() {}

    /** The digest of a string by one of the JDK's algorithms. */
    static Function digest(String algorithm) {
        return (context, arguments) -> {
            byte[] message = bytes(context, Operands.string(arguments[0], 1));
            return hex(digest(algorithm, message));
        };
    }

    /** The keyed digest of a string; the key is the second argument. */
    static Function keyed(String algorithm) {
        return (context, arguments) -> {
            byte[] message = bytes(context, Operands.string(arguments[0], 1));
            return hex(keyed(algorithm, bytes(context, Operands.string(arguments[1], 2)), message));
        };
    }

    /** Compares in a time that depends on nothing but the lengths. */
    static Function equal() {
        return (context, arguments) -> BooleanValue.of(MessageDigest.isEqual(
                bytes(context, Operands.string(arguments[0], 1)), bytes(context, Operands.string(arguments[1], 2))));
    }

    static byte[] digest(String algorithm, byte[] message) {
        try {
            return MessageDigest.getInstance(algorithm).digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    static byte[] keyed(String algorithm, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            // The JDK refuses an empty key; a single zero byte is padded to the same key block.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java cannot work out " + algorithm, e);
        }
    }

    private static byte[] bytes(Context context, String text) {
        context.spend(1 + text.length() / BYTES_PER_STEP);
        return Octets.of(text);
    }

    private static StringValue hex(byte[] bytes) {
        return StringValue.of(HexFormat.of().formatHex(bytes));
    }
}
