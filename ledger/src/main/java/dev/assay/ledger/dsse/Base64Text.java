package dev.assay.ledger.dsse;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 as DSSE allows it: the standard or the URL-safe alphabet (RFC 4648 sections 4 and 5), with padding or without.
 * Not a mixture of both alphabets, no white space, no bits left over.
 */
final class Base64Text {

    private Base64Text() {}

    /** The bytes, or empty when the text is not base64. */
    static Optional<byte[]> decode(String text) {
        boolean urlSafe = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
        byte[] bytes;
        try {
            bytes = (urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // Not base64; the caller says which field it was.
        }
        Base64.Encoder encoder = urlSafe ? Base64.getUrlEncoder() : Base64.getEncoder();
        boolean padded = text.endsWith("=");
        String again = (padded ? encoder : encoder.withoutPadding()).encodeToString(bytes);
        return again.equals(text) ? Optional.of(bytes) : Optional.empty();
    }
}
