package dev.assay.ledger.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Between which times a signature was made, as far as that is known. An envelope carries no time of its own.
 *
 * @param observed the time that the signed statement speaks of: it cannot have been signed earlier, if it is true.
 *     Whoever has the key can write any time here
 * @param provenBefore a moment at which the signature is known to have existed, from somebody other than the key's
 *     owner: the time of a witness on a checkpoint that covers it; null when there is none
 */
public record SigningTime(Instant observed, @Nullable Instant provenBefore) {

    /** A time that nobody else vouches for. */
    public static SigningTime claimed(Instant observed) {
        return new SigningTime(observed, null);
    }
}
