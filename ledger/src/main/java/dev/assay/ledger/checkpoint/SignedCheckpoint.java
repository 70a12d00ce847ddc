package dev.assay.ledger.checkpoint;

import dev.assay.ledger.note.NoteSigner;
import dev.assay.ledger.note.SignedNote;
import java.util.List;

/**
 * A checkpoint with the note that carries it.
 *
 * @param checkpoint the parsed text
 * @param note text and signature lines
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {
    public SignedCheckpoint {
        if (!checkpoint.toText().equals(note.text())) {
            throw new IllegalArgumentException("the note carries another checkpoint");
        }
    }

    /**
     * Reads a signed checkpoint; its signatures are not checked by this.
     *
     * @throws dev.assay.ledger.LedgerException when it is malformed
     */
    public static SignedCheckpoint parse(byte[] bytes) {
        SignedNote note = SignedNote.parse(bytes);
        return new SignedCheckpoint(Checkpoint.parse(note.text()), note);
    }

    /** Signs a checkpoint with all of these keys, in order. */
    public static SignedCheckpoint sign(Checkpoint checkpoint, List<? extends NoteSigner> signers) {
        return new SignedCheckpoint(checkpoint, SignedNote.sign(checkpoint.toText(), signers));
    }

    /** The bytes of the note. */
    public byte[] toBytes() {
        return note.toBytes();
    }
}
