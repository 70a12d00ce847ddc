package dev.assay.ledger.digest;

import dev.assay.ledger.LedgerException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 digest of some content, written {@code sha256:<64 lower-case hex digits>}. Ordered by its hex digits.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) implements Comparable<Digest> {

    /** What stands before the digits. */
    public static final String PREFIX = "sha256:";

    private static final int HEX_DIGITS = 64;

    /** Checks the digits; {@link IllegalArgumentException} for anything else. */
    public Digest {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("not 64 lower-case hex digits: " + shorten(hex));
        }
    }

    /** The digest of these bytes, or of several pieces one after the other. */
    public static Digest of(byte[]... pieces) {
        MessageDigest sha256 = sha256();
        for (byte[] piece : pieces) {
            sha256.update(piece);
        }
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    /**
     * Reads {@code sha256:<hex>}.
     *
     * @throws LedgerException (malformed) for anything else
     */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX) || !isHex(text.substring(PREFIX.length()))) {
            throw LedgerException.malformed(
                    "not a SHA-256 digest: \"" + shorten(text) + "\"",
                    "Write it as sha256: and 64 lower-case hex digits.");
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    /** Whether a text is what {@link #parse} accepts. */
    public static boolean isDigest(String text) {
        return text.startsWith(PREFIX) && isHex(text.substring(PREFIX.length()));
    }

    /** The 32 bytes. */
    public byte[] toBytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** A new SHA-256 computation, for content that comes in pieces. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }

    private static boolean isHex(String text) {
        return text.length() == HEX_DIGITS
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static String shorten(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
