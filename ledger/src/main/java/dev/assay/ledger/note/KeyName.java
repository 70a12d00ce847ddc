package dev.assay.ledger.note;

import java.nio.charset.StandardCharsets;

/** The rule for key names (C2SP signed-note, "Format"): not empty, no Unicode space, no plus, no control character. */
public final class KeyName {
    /** The longest key name that is accepted here; a cosignature allows 255 bytes (C2SP tlog-cosignature). */
    public static final int MAX_BYTES = 255;

    private KeyName() {}

    /** Whether this is a key name. */
    public static boolean isValid(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_BYTES
                && name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                && name.codePoints().noneMatch(c -> c == '+' || c < 0x20 || isSpace(c) || isSurrogate(c));
    }

    private static boolean isSpace(int codePoint) {
        // White_Space of Unicode: the separators, tab to carriage return, next line.
        return Character.isSpaceChar(codePoint) || (codePoint >= 0x09 && codePoint <= 0x0d) || codePoint == 0x85;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
