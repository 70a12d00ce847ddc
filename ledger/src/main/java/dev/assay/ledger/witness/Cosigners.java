package dev.assay.ledger.witness;

import dev.assay.ledger.checkpoint.SignedCheckpoint;

/** Those whose cosignatures a log wants on a checkpoint before it publishes it. Implementations are thread-safe. */
@FunctionalInterface
public interface Cosigners {
    /**
     * Asks for cosignatures and waits for them, within the implementation's own time limits. A witness that is slow,
     * gone or refuses is part of the outcome, never an exception. Asking again with the same checkpoint is allowed
     * and gives the same tree a newer cosignature.
     *
     * <p>A witness remembers what it cosigned even when the log never publishes it. Everything that {@code signed}
     * covers must therefore be durable before this is called, and the log must never sign a tree that does not extend
     * it.
     *
     * @param signed the checkpoint with the log's own signatures; size 0 is allowed
     * @param proofs gives proofs up to the size of {@code signed}
     */
    Cosigned cosign(SignedCheckpoint signed, ProofSource proofs);

    /** No witness is asked: every checkpoint may be published as it is. */
    static Cosigners none() {
        return (signed, proofs) -> new Cosigned.Met(signed);
    }
}
