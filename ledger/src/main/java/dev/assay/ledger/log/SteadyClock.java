package dev.assay.ledger.log;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock whose seconds never go back below what was signed before. A step back of a few seconds is bridged by standing
 * still; a larger one is refused, because a log that signs the past could be taken for a rollback. Thread-safe.
 */
final class SteadyClock implements InstantSource {
    /** The largest step back that is bridged. */
    static final Duration MAX_STEP_BACK = Duration.ofSeconds(10);

    private final InstantSource source;
    private Instant latest = Instant.EPOCH;

    SteadyClock(InstantSource source) {
        this.source = source;
    }

    /** Takes notice that this time has been signed. */
    synchronized void notBefore(Instant signed) {
        if (signed.isAfter(latest)) {
            latest = signed;
        }
    }

    @Override
    public synchronized Instant instant() {
        Instant now = source.instant();
        if (now.isBefore(latest.minus(MAX_STEP_BACK))) {
            throw new LedgerException(
                    LedgerError.CLOCK_WENT_BACK,
                    "the clock says " + now + ", but this log signed a checkpoint at " + latest,
                    "Correct the clock of this machine; nothing is lost, and the log goes on when it is right.");
        }
        if (now.isAfter(latest)) {
            latest = now;
        }
        return latest;
    }
}
