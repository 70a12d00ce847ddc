package dev.assay.ledger.witness;

import dev.assay.ledger.merkle.ConsistencyProof;

/**
 * Builds consistency proofs of one log. It is never called by two threads at once, so that it may read tiles through
 * something that is not thread-safe.
 */
@FunctionalInterface
public interface ProofSource {
    /**
     * The proof that the tree of {@code newSize} entries begins with that of {@code oldSize}.
     *
     * @param oldSize from 1 to {@code newSize}
     * @param newSize at most the size of the checkpoint that cosignatures are wanted for
     * @throws dev.assay.ledger.LedgerException when the tiles cannot be read
     */
    ConsistencyProof consistency(long oldSize, long newSize);
}
