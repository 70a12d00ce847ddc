package dev.assay.ledger.witness;

import java.time.Duration;

/**
 * How long and how often a log asks its witnesses.
 *
 * @param request the longest that one request may take
 * @param total the longest that asking all of them may take, retries included
 * @param attempts how often a witness that does not answer, or answers that it cannot now, is asked
 * @param pause how long to wait before the second attempt; doubled before each further one
 */
public record QuorumLimits(Duration request, Duration total, int attempts, Duration pause) {
    /** What a log uses unless told otherwise. */
    public static final QuorumLimits STANDARD =
            new QuorumLimits(Duration.ofSeconds(3), Duration.ofSeconds(10), 3, Duration.ofMillis(100));

    public QuorumLimits {
        if (!request.isPositive() || !total.isPositive() || pause.isNegative() || attempts < 1) {
            throw new IllegalArgumentException(
                    "limits are positive: " + request + ", " + total + ", " + attempts + ", " + pause);
        }
    }
}
