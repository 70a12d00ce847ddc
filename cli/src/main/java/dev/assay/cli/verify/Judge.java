package dev.assay.cli.verify;

import dev.assay.cli.command.Session;
import dev.assay.cli.log.LogSource;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.CosignatureVerifier;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.key.KeyWindow;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.trust.Trust;
import dev.assay.ledger.trust.TrustedLog;
import dev.assay.ledger.trust.TrustedNoteKey;
import dev.assay.ledger.trust.TrustedWitnesses;
import java.time.Instant;
import java.util.List;

/**
 * Whom this run believes: keys given on the command line, a trust file, or, without either, what is being verified
 * itself.
 */
final class Judge {

    private final Session session;
    private final List<VerifierKey> keys;
    private final Trust trust;

    Judge(Session session, List<VerifierKey> keys, Trust trust) {
        this.session = session;
        this.keys = List.copyOf(keys);
        this.trust = trust;
    }

    /** Whom evidence is believed by. */
    Trust trust() {
        return trust;
    }

    /** Whether nobody was named, so that a log can only agree with itself. */
    boolean selfAsserted() {
        return keys.isEmpty() && trust instanceof Trust.SelfAsserted;
    }

    /** In words, whom a log is believed by. */
    String label() {
        if (!keys.isEmpty()) {
            return "keys given with --vkey: "
                    + String.join(", ", keys.stream().map(VerifierKey::toString).toList());
        }
        return trust instanceof Trust.Declared declared
                ? declared.label()
                : "the log's own word (self-asserted: whose keys they are is unproven)";
    }

    /** Which checkpoints of a log are believed. */
    CheckpointPolicy policy(LogSource source) {
        if (keys.isEmpty() && trust instanceof Trust.Declared declared) {
            return declared(declared, SignedCheckpoint.parse(source.checkpointBytes()));
        }
        return source.policy(keys);
    }

    /** Whose cosignatures show by when entries of a log had been seen. */
    TrustedWitnesses witnesses(LogSource source) {
        if (keys.isEmpty() && trust instanceof Trust.Declared declared) {
            return declared.witnesses();
        }
        CheckpointPolicy policy = source.policy(keys);
        List<TrustedNoteKey> all = policy.witnesses().stream()
                .map(key -> new TrustedNoteKey(key, KeyWindow.ALWAYS))
                .toList();
        return new TrustedWitnesses(policy.quorum(), all);
    }

    /**
     * Which checkpoints are believed, for one that stands alone.
     *
     * @throws AssayException when nobody is named who could be believed
     */
    CheckpointPolicy policy(SignedCheckpoint alone) {
        if (!keys.isEmpty()) {
            return CheckpointPolicy.ofLog(alone.checkpoint().origin(), keys);
        }
        if (trust instanceof Trust.Declared declared) {
            return declared(declared, alone);
        }
        throw new AssayException(
                ErrorCode.TRUST_INVALID,
                "nothing here says which keys the log '" + alone.checkpoint().origin() + "' has",
                "give its public keys with --vkey, or a trust file with --trust");
    }

    private CheckpointPolicy declared(Trust.Declared declared, SignedCheckpoint signed) {
        String origin = signed.checkpoint().origin();
        TrustedLog log = declared.log(origin)
                .orElseThrow(() -> new AssayException(
                        ErrorCode.TRUST_INVALID,
                        declared.label() + " does not list the log '" + origin + "'",
                        "add the log with its keys, or give them with --vkey"));
        Instant time = signingTime(log, signed);
        List<VerifierKey> valid = log.keysAt(time);
        if (valid.isEmpty()) {
            throw new AssayException(
                    ErrorCode.TRUST_INVALID,
                    declared.label() + " lists no key of the log '" + origin + "' that is valid at " + time,
                    "look at the validity of its keys");
        }
        return new CheckpointPolicy(
                origin,
                valid,
                declared.witnesses().keysAt(time),
                declared.witnesses().quorum());
    }

    /** The time in the log's own cosignature when it carries one; now when it does not. */
    private Instant signingTime(TrustedLog log, SignedCheckpoint signed) {
        for (NoteSignature signature : signed.note().signatures()) {
            for (TrustedNoteKey known : log.keys()) {
                if (known.key().type() == VerifierKey.ML_DSA_44_COSIGNATURE
                        && known.key().matches(signature)
                        && signature.signature().length > Long.BYTES) {
                    return Instant.ofEpochSecond(CosignatureVerifier.timestampOf(signature.signature()));
                }
            }
        }
        return session.surroundings().clock().instant();
    }
}
