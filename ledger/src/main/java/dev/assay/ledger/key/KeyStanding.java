package dev.assay.ledger.key;

/** Whether a signature that verifies still counts, given what is known of its key and its time. */
public sealed interface KeyStanding {

    /** One sentence that says why, for people. */
    String why();

    /** It counts. */
    record Trusted(TimeProof proof, String why) implements KeyStanding {}

    /** It does not count, although the mathematics hold. */
    record Distrusted(Cause cause, String why) implements KeyStanding {}

    /** How well the time of the signature is known. */
    enum TimeProof {
        /** A witness saw the signature at a time at which the key was good. */
        WITNESSED,
        /** Only the signer says when it was made; good enough while the key was never in other hands. */
        CLAIMED
    }

    /** Why a signature does not count. */
    enum Cause {
        /** Seen by a witness before the key was valid. */
        BEFORE_WINDOW,
        /** Made when the key was no longer valid. */
        AFTER_WINDOW,
        /** It speaks of a time later than a witness saw it. */
        CLAIM_AFTER_PROOF,
        /** Made after the owner gave the key up. */
        REVOKED,
        /** Made, or not provably made before, somebody else may have had the key. */
        COMPROMISED
    }
}
