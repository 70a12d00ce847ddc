package dev.assay.ledger.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the time of a signature.
 *
 * @param claimed what the signed statement says of itself; whoever has the key can write any time here
 * @param provenBefore a moment at which the signature is known to have existed, from somebody other than the key's
 *     owner: the time of a witness on a checkpoint that covers it; null when there is none
 */
public record SigningTime(Instant claimed, @Nullable Instant provenBefore) {

    /** A time that nobody else vouches for. */
    public static SigningTime claimed(Instant claimed) {
        return new SigningTime(claimed, null);
    }
}
