package dev.assay.ledger.note;

/** Signs note texts with one key. Implementations are thread-safe. */
public interface NoteSigner {
    /** The public half. */
    VerifierKey key();

    /**
     * Signs a note text.
     *
     * @param text the note text with its final newline
     * @return the signature without the key id
     */
    byte[] sign(byte[] text);
}
