package dev.assay.core.home;

import dev.assay.core.claim.ClaimPredicate;
import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.evidence.Erasure;
import dev.assay.ledger.evidence.EvidenceDirectory;
import dev.assay.ledger.evidence.EvidenceId;
import dev.assay.ledger.evidence.EvidenceLeaf;
import dev.assay.ledger.evidence.StoredEvidence;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.key.KeyId;
import dev.assay.ledger.key.SigningKey;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs statements, stores them and puts their commitments into the log; erases them again. As thread-safe as its log.
 *
 * <p>The envelope is durable before its leaf is appended, and an erasure is in the log before anything is removed. A
 * crash in between leaves an envelope that no entry names, or an erasure to be finished: never a leaf that nothing
 * explains.
 */
public final class EvidenceRecorder {

    private static final String OWN_TYPES = "https://assay.dev/";

    private final EvidenceDirectory store;
    private final EntryAppender log;
    private final InstantSource clock;
    private final Set<KeyId> keysKept = ConcurrentHashMap.newKeySet();

    /**
     * @param store for envelopes, salts and public keys
     * @param log for leaves
     * @param clock for the times of statements that carry none
     */
    public EvidenceRecorder(EvidenceDirectory store, EntryAppender log, InstantSource clock) {
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Signs a statement and records it. The public key is stored as a blob, so that anybody can check the signature.
     */
    public Recorded record(Statement statement, SigningKey signer) {
        Envelope envelope = Envelope.sign(Envelope.IN_TOTO, statement.toCanonicalJson(), List.of(signer));
        if (!keysKept.contains(signer.id())) {
            store.putBlob(new ByteArrayInputStream(signer.verificationKey().spki()));
            keysKept.add(signer.id());
        }
        return record(envelope, statement);
    }

    /** Records an envelope that somebody else signed; its payload must be a statement. */
    public Recorded record(Envelope envelope) {
        return record(envelope, Statement.of(envelope));
    }

    private Recorded record(Envelope envelope, Statement statement) {
        if (statement.predicateType().startsWith(OWN_TYPES)
                && statement.predicate().members().containsKey("claim")) {
            ClaimPredicate.of(statement.predicate()); // A claim of ours that nobody could read must not be recorded.
        }
        Instant time = EvidenceLeaf.observedAt(statement).orElseGet(clock::instant);
        StoredEvidence.Intact stored = store.put(envelope);
        EvidenceLeaf leaf = new EvidenceLeaf(statement.predicateType(), time, stored.commitment());
        return new Recorded(stored.id(), leaf, log.append(leaf.toBytes()));
    }

    /**
     * Erases an evidence for good. Running it again finishes an erasure that a crash cut short.
     *
     * @param id what to erase
     * @param reason why, for people; must not repeat what is erased
     * @param actor who, {@code assay:person/...} or {@code assay:workload/...}
     * @param signer signs the record of it
     * @throws LedgerException when there is no such evidence, or it is damaged
     */
    public Erased erase(EvidenceId id, String reason, String actor, SigningKey signer) {
        Optional<EvidenceId> before = recordOfErasure(id);
        if (before.isPresent()) {
            store.erase(id);
            return new Erased.Already(before.get());
        }
        return switch (store.read(id)) {
            case StoredEvidence.Intact intact -> {
                Erasure erasure = new Erasure(id, intact.commitment(), reason, actor, clock.instant());
                Recorded recorded = record(erasure.toStatement(), signer);
                store.erase(id);
                yield new Erased.Now(recorded);
            }
            case StoredEvidence.Damaged damaged ->
                throw new LedgerException(
                        LedgerError.INCONSISTENT,
                        damaged.place() + ": " + damaged.why() + ", so its commitment cannot be named",
                        "Restore the file from a copy, then erase it. `assay verify` says more.");
            case StoredEvidence.Absent ignored ->
                throw new LedgerException(
                        LedgerError.NOT_FOUND,
                        "there is no evidence " + id,
                        "`assay evidence list` shows what there is.");
        };
    }

    /** The evidence that says that this one was erased, by looking through the store. */
    private Optional<EvidenceId> recordOfErasure(EvidenceId erased) {
        List<EvidenceId> found = new ArrayList<>();
        store.forEachId(id -> {
            if (found.isEmpty() && store.read(id) instanceof StoredEvidence.Intact intact && erases(intact, erased)) {
                found.add(id);
            }
        });
        return found.stream().findFirst();
    }

    private static boolean erases(StoredEvidence.Intact intact, EvidenceId erased) {
        try {
            Statement statement = Statement.of(intact.envelope());
            return statement.predicateType().equals(Erasure.TYPE)
                    && Erasure.of(statement).evidence().equals(erased);
        } catch (LedgerException e) {
            return false; // Not an erasure; `assay verify` says what is wrong with it.
        }
    }

    /** How an erasure ended. Either way nothing of the evidence is stored any more. */
    public sealed interface Erased {

        /**
         * It was recorded and done just now.
         *
         * @param record the record of it
         */
        record Now(Recorded record) implements Erased {}

        /**
         * It was on record before; what was left is removed now.
         *
         * @param record the evidence that says so
         */
        record Already(EvidenceId record) implements Erased {}
    }
}
