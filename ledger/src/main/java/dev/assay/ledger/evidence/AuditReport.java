package dev.assay.ledger.evidence;

import java.util.List;

/**
 * What an {@link EvidenceAudit} found.
 *
 * @param entries log entries that were shown to it
 * @param evidence how many of them are leaves of evidence
 * @param trusted evidence signed by somebody the trust names
 * @param selfAsserted evidence that is whole, by whomever
 * @param erased what is gone and explained
 * @param unlogged evidence in the store that no entry names: not finished, or not yet published
 * @param findings what is wrong, at most {@link #FINDINGS_LIMIT}
 * @param findingsLeftOut how many more there were
 */
public record AuditReport(
        long entries,
        long evidence,
        long trusted,
        long selfAsserted,
        List<ErasedEvidence> erased,
        List<EvidenceId> unlogged,
        List<AuditFinding> findings,
        long findingsLeftOut) {

    /** Findings kept, at most. */
    public static final int FINDINGS_LIMIT = 10_000;

    /** Copies. */
    public AuditReport {
        erased = List.copyOf(erased);
        unlogged = List.copyOf(unlogged);
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean clean() {
        return findings.isEmpty() && findingsLeftOut == 0;
    }

    /**
     * An evidence that was erased.
     *
     * @param index the log entry that still holds its commitment
     * @param erasure who, when and why
     * @param record the evidence that says so
     */
    public record ErasedEvidence(long index, Erasure erasure, EvidenceId record) {}
}
