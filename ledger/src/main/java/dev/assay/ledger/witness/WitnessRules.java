package dev.assay.ledger.witness;

import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.merkle.ConsistencyProof;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.merkle.ProofResult;
import dev.assay.ledger.note.NoteVerdict;
import dev.assay.ledger.note.SignedNote;
import java.util.Optional;

/**
 * The rules of C2SP tlog-witness, "add-checkpoint", as pure functions: who signed the checkpoint, and does it extend
 * the last one that was cosigned. Thread-safe.
 */
public final class WitnessRules {
    private WitnessRules() {}

    /** What came of a check. */
    public sealed interface Finding {}

    /**
     * The check passed.
     *
     * @param signed the checkpoint with those signatures only that were verified
     */
    public record Sound(SignedCheckpoint signed) implements Finding {}

    /** The request is refused with this answer. */
    public record Refused(AddCheckpointAnswer answer) implements Finding {}

    /**
     * Whether a trusted key of the log signed the checkpoint. Signatures of unknown keys are ignored and dropped.
     *
     * @param log the log that the witness knows under the checkpoint's origin, if it knows one
     */
    public static Finding authenticate(AddCheckpointRequest request, Optional<WitnessedLog> log) {
        SignedCheckpoint signed = request.signed();
        String origin = signed.checkpoint().origin();
        if (log.isEmpty()) {
            return new Refused(new AddCheckpointAnswer.UnknownOrigin(origin));
        }
        if (!log.get().origin().equals(origin)) {
            throw new IllegalArgumentException(
                    "the log '" + log.get().origin() + "' was looked up for '" + origin + "'");
        }
        return switch (signed.note().open(log.get().verifiers())) {
            case NoteVerdict.Refused refused ->
                new Refused(new AddCheckpointAnswer.Forbidden(
                        "no trusted signature of the log '" + origin + "': " + refused.detail()));
            case NoteVerdict.Opened opened ->
                new Sound(new SignedCheckpoint(
                        signed.checkpoint(), new SignedNote(signed.note().text(), opened.verified())));
        };
    }

    /**
     * Whether an authenticated checkpoint extends the last one that was cosigned.
     *
     * @param latest the last cosigned checkpoint of the same origin, if there is one
     */
    public static Finding judge(
            AddCheckpointRequest request, SignedCheckpoint authentic, Optional<SignedCheckpoint> latest) {
        Checkpoint fresh = authentic.checkpoint();
        if (request.oldSize() > fresh.size()) {
            return new Refused(new AddCheckpointAnswer.BadRequest(
                    "the old size " + request.oldSize() + " is larger than the checkpoint's size " + fresh.size()));
        }
        long latestSize = latest.map(before -> before.checkpoint().size()).orElse(0L);
        if (request.oldSize() != latestSize) {
            return new Refused(new AddCheckpointAnswer.Conflict(latestSize));
        }
        if (fresh.size() == 0 && !fresh.root().equals(Merkle.emptyRoot())) {
            return unprocessable("the root of an empty tree is the hash of nothing, not "
                    + fresh.root().toBase64());
        }
        if (latestSize == 0) {
            return request.path().isEmpty()
                    ? new Sound(authentic)
                    : unprocessable("a proof from size 0 has no hashes, this one has "
                            + request.path().size());
        }
        SignedCheckpoint before = latest.orElseThrow();
        if (isFork(before.checkpoint(), fresh)) {
            return new Refused(new AddCheckpointAnswer.Forked(before, authentic));
        }
        ProofResult result = new ConsistencyProof(latestSize, fresh.size(), request.path())
                .verify(before.checkpoint().root(), fresh.root());
        if (result.valid()) {
            return new Sound(authentic);
        }
        return unprocessable("the checkpoint of size " + fresh.size()
                + " is not shown to extend the cosigned one of size " + latestSize + ": " + result.text());
    }

    /** Whether two signed checkpoints of one log prove that it lied: the same size, and another root. */
    public static boolean isFork(Checkpoint one, Checkpoint other) {
        return one.origin().equals(other.origin())
                && one.size() == other.size()
                && !one.root().equals(other.root());
    }

    private static Finding unprocessable(String why) {
        return new Refused(new AddCheckpointAnswer.Unprocessable(why));
    }
}
