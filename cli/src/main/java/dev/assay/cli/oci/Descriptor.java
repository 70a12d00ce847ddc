package dev.assay.cli.oci;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a manifest says of a blob.
 *
 * @param size in bytes
 * @param title its file name, or empty
 */
record Descriptor(String mediaType, String digest, long size, String title) {

    /** The digest of some content. */
    static String digest(byte[] content) {
        return "sha256:" + hex("SHA-256", content);
    }

    private static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    /**
     * Checks content against a digest that somebody claims for it.
     *
     * @throws AssayException when it is another content
     */
    static void verify(String what, byte[] content, String digest) {
        boolean known = digest.startsWith("sha256:") || digest.startsWith("sha512:");
        String algorithm = digest.startsWith("sha512:") ? "SHA-512" : "SHA-256";
        if (!known || !digest.substring("sha256:".length()).equals(hex(algorithm, content))) {
            throw new AssayException(
                    ErrorCode.VERIFICATION_FAILED,
                    what + " does not have the digest " + digest + " that its manifest gives",
                    "do not use it; pull again, and if it happens again tell the registry's owner");
        }
    }
}
