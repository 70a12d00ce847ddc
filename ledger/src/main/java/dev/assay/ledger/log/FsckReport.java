package dev.assay.ledger.log;

import dev.assay.ledger.merkle.Hash;
import java.util.List;

/**
 * What the check of a whole log found.
 *
 * @param size number of entries of the checkpoint
 * @param checkedEntries entries that were hashed
 * @param root the root that the stored entries and tiles lead to
 * @param findings what is wrong, in the order of the entries; at most {@link Fsck#MAX_FINDINGS}
 * @param truncated whether more was wrong than is listed
 */
public record FsckReport(long size, long checkedEntries, Hash root, List<FsckFinding> findings, boolean truncated) {
    public FsckReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean clean() {
        return findings.isEmpty();
    }
}
