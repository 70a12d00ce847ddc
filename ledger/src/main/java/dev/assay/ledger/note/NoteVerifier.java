package dev.assay.ledger.note;

/** Checks the signatures of one key. Implementations are thread-safe. */
public interface NoteVerifier {
    /** The key. */
    VerifierKey key();

    /**
     * Whether {@code signature} is this key's over the note text. Malformed signatures are simply not valid; nothing is
     * thrown for them.
     *
     * @param text the note text with its final newline
     * @param signature the signature without the key id
     */
    boolean verify(byte[] text, byte[] signature);
}
