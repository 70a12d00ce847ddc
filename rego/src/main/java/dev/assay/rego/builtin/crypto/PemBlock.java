package dev.assay.rego.builtin.crypto;

import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A block of PEM (RFC 7468, with the headers of RFC 1421 allowed and passed over).
 *
 * @param type the label, such as {@code CERTIFICATE}
 * @param bytes the decoded content; not copied, never change it
 * @param end the position after the block's last line
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never changed nor compared
public record PemBlock(String type, byte[] bytes, int end) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    public PemBlock {
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(bytes, "bytes is null");
    }

    /** Whether a text begins as PEM does. */
    public static boolean opens(String text) {
        return text.startsWith("-----BEGIN");
    }

    /** The first well-formed block from a position on, or null. */
    public static @Nullable PemBlock next(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int begin = text.indexOf(BEGIN, at);
            if (begin < 0) {
                return null;
            }
            at = begin + BEGIN.length();
            if (begin == 0 || begin == from || text.charAt(begin - 1) == '\n') {
                PemBlock block = read(text, at);
                if (block != null) {
                    return block;
                }
            }
        }
        return null;
    }

    private static @Nullable PemBlock read(String text, int labelAt) {
        int lineEnd = text.indexOf('\n', labelAt);
        if (lineEnd < 0) {
            return null;
        }
        String label = text.substring(labelAt, lineEnd).stripTrailing();
        if (!label.endsWith(DASHES)) {
            return null;
        }
        String type = label.substring(0, label.length() - DASHES.length());
        int body = afterHeaders(text, lineEnd + 1);
        int end = text.startsWith(END, body) ? body : text.indexOf("\n" + END, body) + 1;
        if (end <= 0 && !text.startsWith(END, body)) {
            return null;
        }
        String closing = type + DASHES;
        if (!text.startsWith(closing, end + END.length())) {
            return null;
        }
        int after = end + END.length() + closing.length();
        int last = text.indexOf('\n', after);
        int close = last < 0 ? text.length() : last + 1;
        if (!text.substring(after, close).isBlank()) {
            return null;
        }
        byte[] bytes = decode(text.substring(body, end));
        return bytes == null ? null : new PemBlock(type, bytes, close);
    }

    /** Where the base64 begins: after lines that have a colon. */
    private static int afterHeaders(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int lineEnd = text.indexOf('\n', at);
            int colon = text.indexOf(':', at);
            if (lineEnd < 0 || colon < 0 || colon > lineEnd) {
                return at;
            }
            at = lineEnd + 1;
        }
        return at;
    }

    private static byte @Nullable [] decode(String base64) {
        StringBuilder bare = new StringBuilder(base64.length());
        for (int i = 0; i < base64.length(); i++) {
            char c = base64.charAt(i);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                bare.append(c);
            }
        }
        if (bare.length() % 4 != 0) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(bare.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
