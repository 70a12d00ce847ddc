package dev.assay.ledger.verify;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.evidence.AuditReport;
import dev.assay.ledger.evidence.EvidenceAudit;
import dev.assay.ledger.evidence.EvidenceId;
import dev.assay.ledger.evidence.EvidenceLeaf;
import dev.assay.ledger.evidence.EvidenceSource;
import dev.assay.ledger.evidence.StoredEvidence;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.trust.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** Verifies evidence against a log whose entries have been verified: envelopes, salts, signatures, erasures. */
public final class EvidenceVerification {

    private EvidenceVerification() {}

    /**
     * Holds all entries of a log against the evidence beside it.
     *
     * @param objects files of a log that {@link LogVerification} found good
     * @param size entries of its checkpoint
     * @param minimumIndex the first entry that is there
     * @param witnessed by when witnesses had seen its entries
     * @param progress hears how many entries have been held against the evidence
     */
    public static AuditReport audit(
            LogObjects objects,
            long size,
            long minimumIndex,
            WitnessTimes witnessed,
            EvidenceSource source,
            Trust trust,
            LongConsumer progress) {
        EvidenceAudit audit = new EvidenceAudit(source, trust);
        LogEntries.forEach(objects, minimumIndex, size, (index, entry) -> {
            audit.entry(index, entry, witnessed.before(index).orElse(null));
            progress.accept(index + 1);
            return true;
        });
        return audit.finish();
    }

    /** The ids of all evidence in a store that has a subject with this digest, in order of their ids. */
    public static List<EvidenceId> about(EvidenceSource source, Digest subject) {
        List<EvidenceId> found = new ArrayList<>();
        source.forEachId(id -> {
            if (source.read(id) instanceof StoredEvidence.Intact intact && isAbout(intact, subject)) {
                found.add(id);
            }
        });
        return found;
    }

    private static boolean isAbout(StoredEvidence.Intact intact, Digest digest) {
        try {
            return Statement.of(intact.envelope()).subjects().stream()
                    .anyMatch(subject ->
                            digest.hex().equals(subject.digest().values().get("sha256")));
        } catch (LedgerException _) {
            return false; // no statement, so it has no subject; verifying the whole home reports it
        }
    }

    /**
     * The index of the entry with this commitment.
     *
     * @param size entries of the tree
     */
    public static OptionalLong indexOf(LogObjects objects, long minimumIndex, long size, Digest commitment) {
        long[] found = {-1};
        LogEntries.forEach(objects, minimumIndex, size, (index, entry) -> {
            boolean same = EvidenceLeaf.recognise(entry)
                    .filter(leaf -> leaf.commitment().equals(commitment))
                    .isPresent();
            if (same) {
                found[0] = index;
            }
            return !same;
        });
        return found[0] < 0 ? OptionalLong.empty() : OptionalLong.of(found[0]);
    }
}
