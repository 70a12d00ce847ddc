package dev.assay.cli.log;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.checkpoint.SignedCheckpoint;

/** How much there is to do, for the progress bar only: nothing here has been verified. */
public final class SizeHint {

    private SizeHint() {}

    /** The size that a checkpoint claims; 0 when it cannot be read. */
    public static long of(byte[] checkpoint) {
        try {
            return SignedCheckpoint.parse(checkpoint).checkpoint().size();
        } catch (LedgerException _) {
            return 0; // the verification that follows says what is wrong with it
        }
    }
}
