package dev.assay.ledger.evidence;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.evidence.AuditFinding.Code;
import dev.assay.ledger.evidence.AuditReport.ErasedEvidence;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.trust.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds the entries of a log against the evidence beside it: every leaf must have its envelope, whole, saying what the
 * leaf says and signed by a key that counts, or an erasure that explains why not.
 *
 * <p>Show it every entry, then ask for the report. That the entries are those of the log (bundles, tree, checkpoint) is
 * shown elsewhere. Memory grows with the number of stored evidence, about 300 bytes each. Not thread-safe.
 */
public final class EvidenceAudit {

    private static final int CANDIDATES_SHOWN = 10;

    private final EvidenceSource source;
    private final EvidenceVerifier verifier;
    private final Map<Digest, EvidenceId> byCommitment = new HashMap<>();
    private final List<StoredEvidence.Damaged> damaged = new ArrayList<>();
    private final Set<EvidenceId> logged = new HashSet<>();
    private final Map<Digest, ErasedBy> erasures = new HashMap<>();
    private final List<MissingLeaf> missing = new ArrayList<>();
    private final List<AuditFinding> findings = new ArrayList<>();
    private long entries;
    private long evidence;
    private long trusted;
    private long selfAsserted;
    private long leftOut;

    /** Reads the whole store once, to learn which commitment belongs to which envelope. */
    public EvidenceAudit(EvidenceSource source, Trust trust) {
        this.source = source;
        this.verifier = new EvidenceVerifier(trust, source);
        source.forEachId(id -> {
            switch (source.read(id)) {
                case StoredEvidence.Intact intact -> byCommitment.put(intact.commitment(), id);
                case StoredEvidence.Damaged broken -> damaged.add(broken);
                case StoredEvidence.Absent ignored -> {
                    // Erased between being listed and being read.
                }
            }
        });
    }

    /**
     * Looks at one entry.
     *
     * @param index its index
     * @param entry its bytes
     * @param provenBefore a time at which a witness had seen a checkpoint that covers it, or null
     */
    public void entry(long index, byte[] entry, @Nullable Instant provenBefore) {
        entries++;
        Optional<EvidenceLeaf> leaf = EvidenceLeaf.recognise(entry);
        if (leaf.isEmpty()) {
            return;
        }
        evidence++;
        EvidenceId id = byCommitment.get(leaf.get().commitment());
        if (id != null && source.read(id) instanceof StoredEvidence.Intact intact) {
            logged.add(id);
            check(index, leaf.get(), intact, provenBefore);
        } else {
            missing.add(new MissingLeaf(index, leaf.get()));
        }
    }

    private void check(long index, EvidenceLeaf leaf, StoredEvidence.Intact intact, @Nullable Instant provenBefore) {
        switch (verifier.verify(intact.envelope(), leaf.time(), provenBefore)) {
            case EvidenceVerdict.Trusted verdict -> {
                trusted++;
                accepted(index, leaf, intact, verdict.statement());
            }
            case EvidenceVerdict.SelfAsserted verdict -> {
                selfAsserted++;
                accepted(index, leaf, intact, verdict.statement());
            }
            case EvidenceVerdict.Rejected verdict ->
                find(Code.UNTRUSTED, List.of(index), intact.id().toString(), verdict.why());
        }
    }

    private void accepted(long index, EvidenceLeaf leaf, StoredEvidence.Intact intact, Statement statement) {
        if (!statement.predicateType().equals(leaf.type())) {
            find(
                    Code.LEAF_DIFFERS,
                    List.of(index),
                    intact.id().toString(),
                    "the log says it is of type " + leaf.type() + ", it is of type " + statement.predicateType());
        }
        Optional<Instant> observed = EvidenceLeaf.observedAt(statement);
        if (observed.isPresent() && !observed.get().equals(leaf.time())) {
            find(
                    Code.LEAF_DIFFERS,
                    List.of(index),
                    intact.id().toString(),
                    "the log says it was observed at " + leaf.time() + ", it says " + observed.get());
        }
        if (statement.predicateType().equals(Erasure.TYPE)) {
            try {
                Erasure erasure = Erasure.of(statement);
                erasures.putIfAbsent(erasure.commitment(), new ErasedBy(erasure, intact.id()));
            } catch (LedgerException e) {
                find(Code.BAD_ERASURE, List.of(index), intact.id().toString(), String.valueOf(e.getMessage()));
            }
        }
    }

    /** Everything that was found. */
    public AuditReport finish() {
        List<ErasedEvidence> erased = new ArrayList<>();
        List<MissingLeaf> unexplained = new ArrayList<>();
        Set<EvidenceId> erasedIds = new HashSet<>();
        erasures.values().forEach(by -> erasedIds.add(by.erasure().evidence()));
        for (MissingLeaf leaf : missing) {
            ErasedBy by = erasures.get(leaf.leaf().commitment());
            if (by == null) {
                unexplained.add(leaf);
            } else {
                erased.add(new ErasedEvidence(leaf.index(), by.erasure(), by.record()));
            }
        }
        reportUnfinished(erasedIds);
        Set<EvidenceId> unlogged = new TreeSet<>(byCommitment.values());
        unlogged.removeAll(logged);
        reportSalts(unexplained, unlogged);
        List<Long> candidates = unexplained.stream().map(MissingLeaf::index).toList();
        List<StoredEvidence.Damaged> broken =
                damaged.stream().filter(each -> !erasedIds.contains(each.id())).toList();
        broken.forEach(each -> find(Code.DAMAGED, candidates, each.place(), each.why() + among(candidates)));
        source.forEachDamagedBlob(blob -> find(Code.DAMAGED, List.of(), blob.place(), blob.why()));
        if (broken.size() < unexplained.size()) {
            unexplained.forEach(this::reportMissing);
        }
        return new AuditReport(
                entries, evidence, trusted, selfAsserted, erased, List.copyOf(unlogged), findings, leftOut);
    }

    /** An envelope that no entry names, while an entry of its type and time misses one: its salt was changed. */
    private void reportSalts(List<MissingLeaf> unexplained, Set<EvidenceId> unlogged) {
        if (unexplained.isEmpty()) {
            return;
        }
        for (EvidenceId id : List.copyOf(unlogged)) {
            if (!(source.read(id) instanceof StoredEvidence.Intact intact)) {
                continue;
            }
            List<Long> fitting = unexplained.stream()
                    .filter(leaf -> fits(leaf.leaf(), intact.envelope()))
                    .map(MissingLeaf::index)
                    .toList();
            if (!fitting.isEmpty()) {
                String why = "with this salt the envelope does not give the commitment that the log holds";
                find(Code.DAMAGED, fitting, source.saltPlace(id), why + among(fitting));
                unlogged.remove(id);
                if (fitting.size() == 1) {
                    unexplained.removeIf(leaf -> leaf.index() == fitting.getFirst());
                }
            }
        }
    }

    private static boolean fits(EvidenceLeaf leaf, Envelope envelope) {
        try {
            Statement statement = Statement.of(envelope);
            Optional<Instant> observed = EvidenceLeaf.observedAt(statement);
            return statement.predicateType().equals(leaf.type())
                    && (observed.isEmpty() || observed.get().equals(leaf.time()));
        } catch (LedgerException e) {
            return false; // Not a statement: it belongs to no leaf.
        }
    }

    private void reportUnfinished(Set<EvidenceId> erasedIds) {
        for (EvidenceId id : erasedIds) {
            if (!(source.read(id) instanceof StoredEvidence.Absent)) {
                find(
                        Code.ERASURE_UNFINISHED,
                        List.of(),
                        id.toString(),
                        "its erasure is on record, but it is still stored; run `assay evidence erase` again");
            }
        }
    }

    private void reportMissing(MissingLeaf leaf) {
        find(
                Code.MISSING,
                List.of(leaf.index()),
                leaf.leaf().commitment().toString(),
                "the envelope of entry " + leaf.index() + " (" + leaf.leaf().type() + ") is not stored, and no erasure"
                        + " of it is on record");
    }

    private static String among(List<Long> candidates) {
        if (candidates.isEmpty()) {
            return "; no entry of the log misses it";
        }
        if (candidates.size() == 1) {
            return "; it belongs to entry " + candidates.getFirst();
        }
        String shown = candidates.stream()
                .limit(CANDIDATES_SHOWN)
                .map(String::valueOf)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return "; it belongs to one of the entries " + shown + (candidates.size() > CANDIDATES_SHOWN ? ", ..." : "");
    }

    private void find(Code code, List<Long> indexes, String place, String message) {
        if (findings.size() < AuditReport.FINDINGS_LIMIT) {
            findings.add(new AuditFinding(code, indexes, place, message));
        } else {
            leftOut++;
        }
    }

    private record MissingLeaf(long index, EvidenceLeaf leaf) {}

    private record ErasedBy(Erasure erasure, EvidenceId record) {}
}
