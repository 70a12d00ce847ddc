package dev.assay.ledger.verify;

import dev.assay.ledger.checkpoint.CheckpointPolicy;
import dev.assay.ledger.checkpoint.LogProof;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.ProofResult;
import java.util.List;
import java.util.Optional;

/** Verifies a receipt without its log: the signatures of its checkpoint, then that an entry is in that tree. */
public final class ReceiptVerification {

    private ReceiptVerification() {}

    /**
     * Verifies a receipt.
     *
     * @param name what the user called it
     * @param receipt the receipt
     * @param policy which checkpoints are believed
     * @param candidates leaf hashes of what the entry can be; one of them must be proven
     * @return what does not hold; empty when it proves the entry
     */
    public static Optional<Finding> verify(
            String name, LogProof receipt, CheckpointPolicy policy, List<Hash> candidates) {
        if (policy.judge(receipt.checkpoint()) instanceof CheckpointPolicy.Rejected rejected) {
            return Optional.of(new Finding.ReceiptRefused(name, "its checkpoint is not believed: " + rejected.why()));
        }
        ProofResult result = ProofResult.WRONG_ROOT;
        for (Hash leaf : candidates) {
            result = receipt.verify(leaf);
            if (result.valid()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Finding.ReceiptRefused(
                name,
                "it does not prove that the entry is entry " + receipt.proof().index() + " of "
                        + receipt.checkpoint().checkpoint().origin() + ": " + result.text()));
    }
}
