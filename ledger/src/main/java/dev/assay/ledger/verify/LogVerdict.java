package dev.assay.ledger.verify;

import dev.assay.ledger.checkpoint.CheckpointPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What came of verifying a log.
 *
 * @param accepted the checkpoint and who signed it; empty when it is refused
 * @param checkedEntries entries whose bytes were hashed and lead to the signed root, when there is no finding
 * @param anchors the anchors that it was held against, in order; empty when it was refused before that
 * @param findings what does not hold; empty when all that was looked at holds
 * @param truncated whether more was wrong than is listed
 */
public record LogVerdict(
        Optional<CheckpointPolicy.Accepted> accepted,
        long checkedEntries,
        List<Anchor> anchors,
        List<Finding> findings,
        boolean truncated) {

    public LogVerdict {
        anchors = List.copyOf(anchors);
        findings = List.copyOf(findings);
        if (accepted.isEmpty() && findings.isEmpty()) {
            throw new IllegalArgumentException("a refused checkpoint is a finding");
        }
    }

    /** Whether everything that was looked at holds. */
    public boolean holds() {
        return findings.isEmpty();
    }
}
