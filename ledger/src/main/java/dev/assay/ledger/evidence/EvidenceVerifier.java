package dev.assay.ledger.evidence;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.dsse.Envelope;
import dev.assay.ledger.dsse.EnvelopeSignature;
import dev.assay.ledger.dsse.EnvelopeVerification;
import dev.assay.ledger.dsse.EnvelopeVerifier;
import dev.assay.ledger.evidence.EvidenceVerdict.Cause;
import dev.assay.ledger.evidence.EvidenceVerdict.Rejected;
import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.key.KeyStanding;
import dev.assay.ledger.key.SigningTime;
import dev.assay.ledger.key.VerificationKey;
import dev.assay.ledger.trust.Trust;
import dev.assay.ledger.trust.Trust.NamedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks who signed an evidence, and whether that signature counts. Thread-safe when its source is.
 *
 * <p>The time of a signature is the {@code observedAt} of the claim when there is one, else the time in the log's leaf.
 */
public final class EvidenceVerifier {

    /** Bytes of a public key that is kept as a blob, at most. */
    private static final int KEY_BYTES_LIMIT = 8 * 1024;
    /** Keys that are remembered, at most; the others are read again. */
    private static final int KEYS_REMEMBERED_LIMIT = 1_000;

    private final Trust trust;
    private final EvidenceSource source;
    private final Map<Digest, VerificationKey> keysBeside = new ConcurrentHashMap<>();

    /**
     * @param trust whom to believe
     * @param source where public keys lie beside the evidence, each a blob named by its key id
     */
    public EvidenceVerifier(Trust trust, EvidenceSource source) {
        this.trust = trust;
        this.source = source;
    }

    /**
     * Checks one envelope.
     *
     * @param envelope what to check
     * @param leafTime the time in the log's leaf, or when the caller looks at an envelope alone, any time it assumes
     * @param provenBefore when a witness had seen it, or null
     */
    public EvidenceVerdict verify(Envelope envelope, Instant leafTime, @Nullable Instant provenBefore) {
        Statement statement;
        try {
            statement = Statement.of(envelope);
        } catch (LedgerException e) {
            return new Rejected(Cause.NOT_A_STATEMENT, String.valueOf(e.getMessage()));
        }
        SigningTime time = new SigningTime(EvidenceLeaf.observedAt(statement).orElse(leafTime), provenBefore);
        return switch (trust) {
            case Trust.Declared declared -> verifyDeclared(declared, envelope, statement, time);
            case Trust.SelfAsserted ignored -> {
                List<VerificationKey> found = keysBeside(envelope);
                List<VerificationKey> signed = signers(envelope, found);
                yield signed.isEmpty()
                        ? unsigned(found)
                        : new EvidenceVerdict.SelfAsserted(
                                statement, signed.getFirst().id());
            }
        };
    }

    private EvidenceVerdict verifyDeclared(
            Trust.Declared declared, Envelope envelope, Statement statement, SigningTime time) {
        List<NamedKey> known = declared.statementKeys();
        List<VerificationKey> signed =
                signers(envelope, known.stream().map(named -> named.key().key()).toList());
        @Nullable Rejected notGood = null;
        for (NamedKey named : known) {
            if (!signed.contains(named.key().key())) {
                continue;
            }
            switch (named.key().standing(time)) {
                case KeyStanding.Trusted standing -> {
                    return new EvidenceVerdict.Trusted(
                            statement, named.owner(), named.key().key().id(), standing);
                }
                case KeyStanding.Distrusted standing ->
                    notGood = new Rejected(
                            Cause.KEY_NOT_GOOD,
                            "signed with the key " + named.key().key().id() + " of " + named.owner() + ", but "
                                    + standing.why());
            }
        }
        if (notGood != null) {
            return notGood;
        }
        List<VerificationKey> beside = signers(envelope, keysBeside(envelope));
        return beside.isEmpty()
                ? new Rejected(Cause.BAD_SIGNATURE, "no signature verifies with a key of " + declared.label())
                : new Rejected(
                        Cause.UNKNOWN_SIGNER,
                        "signed with the key " + beside.getFirst().id() + ", which " + declared.label()
                                + " does not list");
    }

    private static EvidenceVerdict unsigned(List<VerificationKey> found) {
        return found.isEmpty()
                ? new Rejected(Cause.UNKNOWN_SIGNER, "no key that could have signed it lies beside it")
                : new Rejected(Cause.BAD_SIGNATURE, "no signature verifies with the keys that lie beside it");
    }

    private static List<VerificationKey> signers(Envelope envelope, List<VerificationKey> keys) {
        int distinct = (int) keys.stream().distinct().count();
        if (distinct == 0) {
            return List.of();
        }
        int most = Math.min(distinct, envelope.signatures().size());
        return switch (new EnvelopeVerifier(keys, most).verify(envelope)) {
            case EnvelopeVerification.Verified verified -> verified.keys();
            case EnvelopeVerification.Rejected rejected -> rejected.keys();
        };
    }

    /** The public keys that the key ids name and that are stored as blobs. */
    private List<VerificationKey> keysBeside(Envelope envelope) {
        List<VerificationKey> keys = new ArrayList<>();
        for (EnvelopeSignature signature : envelope.signatures()) {
            Optional<Digest> id = signature.keyId().filter(Digest::isDigest).map(Digest::parse);
            id.flatMap(this::keyBeside).ifPresent(keys::add);
        }
        return keys;
    }

    /** The key of that id. A key that was found is remembered: one signer usually signed most of a store. */
    private Optional<VerificationKey> keyBeside(Digest id) {
        VerificationKey known = keysBeside.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<VerificationKey> found =
                source.blob(id, KEY_BYTES_LIMIT) instanceof StoredBlob.Intact blob ? keyIn(blob) : Optional.empty();
        if (keysBeside.size() < KEYS_REMEMBERED_LIMIT) {
            found.ifPresent(key -> keysBeside.put(id, key));
        }
        return found;
    }

    private static Optional<VerificationKey> keyIn(StoredBlob.Intact blob) {
        try {
            return Optional.of(VerificationKey.of(blob.content()));
        } catch (LedgerException e) {
            return Optional.empty(); // A blob that is no key is as good as none; the verdict says so.
        }
    }
}
