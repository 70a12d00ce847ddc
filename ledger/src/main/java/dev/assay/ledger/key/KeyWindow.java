package dev.assay.ledger.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a key may sign: from {@code notBefore} up to, but not at, {@code notAfter}. Either end may be open.
 *
 * @param notBefore the first moment, or null for no beginning
 * @param notAfter the first moment at which it is over, or null for no end
 */
public record KeyWindow(
        @Nullable Instant notBefore, @Nullable Instant notAfter) {

    /** Open at both ends. */
    public static final KeyWindow ALWAYS = new KeyWindow(null, null);

    /** The end is after the beginning; else {@link IllegalArgumentException}. */
    public KeyWindow {
        if (notBefore != null && notAfter != null && !notBefore.isBefore(notAfter)) {
            throw new IllegalArgumentException("notAfter " + notAfter + " is not after notBefore " + notBefore);
        }
    }

    /** Whether the time lies inside. */
    public boolean contains(Instant time) {
        return !isBefore(time) && !isOver(time);
    }

    /** Whether the time lies before the beginning. */
    public boolean isBefore(Instant time) {
        return notBefore != null && time.isBefore(notBefore);
    }

    /** Whether the time lies at or after the end. */
    public boolean isOver(Instant time) {
        return notAfter != null && !time.isBefore(notAfter);
    }

    /** The same beginning with another end. */
    public KeyWindow until(Instant end) {
        return new KeyWindow(notBefore, end);
    }
}
