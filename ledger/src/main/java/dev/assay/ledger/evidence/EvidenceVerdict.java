package dev.assay.ledger.evidence;

import dev.assay.ledger.intoto.Statement;
import dev.assay.ledger.key.KeyId;
import dev.assay.ledger.key.KeyStanding;

/** What came of checking who signed an evidence. {@link Trusted} and {@link SelfAsserted} say that it is whole. */
public sealed interface EvidenceVerdict {

    /**
     * Signed by somebody whom the trust names, with a key that was good at the time.
     *
     * @param statement what was signed
     * @param owner whose key it was
     * @param key the key
     * @param standing why its signature counts
     */
    record Trusted(Statement statement, String owner, KeyId key, KeyStanding.Trusted standing)
            implements EvidenceVerdict {}

    /**
     * Signed with a key that was found beside the evidence: whole, but by whom is not shown.
     *
     * @param statement what was signed
     * @param key the key
     */
    record SelfAsserted(Statement statement, KeyId key) implements EvidenceVerdict {}

    /**
     * Not to be believed.
     *
     * @param cause what kind of reason
     * @param why one sentence for people
     */
    record Rejected(Cause cause, String why) implements EvidenceVerdict {}

    /** Why an evidence is not believed. */
    enum Cause {
        /** The payload is no in-toto statement. */
        NOT_A_STATEMENT,
        /** No signature verifies, so content or signature was changed. */
        BAD_SIGNATURE,
        /** It is whole, but by a key that the trust does not name. */
        UNKNOWN_SIGNER,
        /** It is by a known key that did not count at the time. */
        KEY_NOT_GOOD
    }
}
