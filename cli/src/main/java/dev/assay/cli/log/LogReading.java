package dev.assay.cli.log;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.log.LogView;
import dev.assay.ledger.note.VerifierKey;
import java.util.List;

/** What the reading commands of a log have in common. */
final class LogReading {

    private LogReading() {}

    /**
     * The log as it stands at its checkpoint.
     *
     * @throws AssayException when the checkpoint is not believed
     */
    static LogView view(LogSource source, List<VerifierKey> trusted) {
        return switch (source.policy(trusted).judge(source.checkpointBytes())) {
            case CheckpointPolicy.Accepted accepted -> LogView.at(source.objects(), accepted.signed());
            case CheckpointPolicy.Rejected rejected ->
                throw new AssayException(
                        ErrorCode.VERIFICATION_FAILED,
                        "the checkpoint of " + source.name() + " is not believed: " + rejected.why(),
                        "check the trusted keys; if they are right, the checkpoint was changed");
        };
    }

    /** Refuses an index that the log does not have or no longer gives out. */
    static void checkIndex(LogSource source, LogView view, long index) {
        long size = view.size();
        if (index < 0 || index >= size) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    source.name() + " has no entry " + index + ": its checkpoint covers "
                            + (size == 0 ? "no entries" : "0 to " + (size - 1)),
                    "choose an index in that range");
        }
        if (index < source.minimumIndex()) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "entry " + index + " is below the minimum index " + source.minimumIndex() + " of " + source.name(),
                    "ask who runs the log for an archive of the older part");
        }
    }
}
