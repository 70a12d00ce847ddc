package dev.assay.ledger.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a key must no longer be used, and since when its signatures prove nothing.
 *
 * @param revokedAt when its owner said so
 * @param compromisedSince the earliest moment somebody else may have had the key, or null when nobody had it (it was
 *     lost, its owner left, it was replaced)
 * @param reason one sentence for people
 */
public record Revocation(Instant revokedAt, @Nullable Instant compromisedSince, String reason) {

    /** Characters of a reason, at most. */
    public static final int REASON_CHARACTERS_LIMIT = 1_000;

    /**
     * A reason is needed, and a compromise is not known of after the revocation; else {@link IllegalArgumentException}.
     */
    public Revocation {
        if (reason.isBlank() || reason.length() > REASON_CHARACTERS_LIMIT) {
            throw new IllegalArgumentException("a reason has 1 to " + REASON_CHARACTERS_LIMIT + " characters");
        }
        if (compromisedSince != null && compromisedSince.isAfter(revokedAt)) {
            throw new IllegalArgumentException(
                    "compromisedSince " + compromisedSince + " is after revokedAt " + revokedAt);
        }
    }
}
