package dev.assay.ledger.evidence;

import dev.assay.ledger.digest.Digest;
import dev.assay.ledger.dsse.Envelope;

/** What a store has under the id of an evidence. */
public sealed interface StoredEvidence {

    /**
     * Envelope and salt, the envelope having the digest that the id says.
     *
     * @param id its id
     * @param envelope its envelope
     * @param salt its salt
     */
    record Intact(EvidenceId id, Envelope envelope, Salt salt) implements StoredEvidence {
        /** SHA-256(salt || envelope). */
        public Digest commitment() {
            return salt.commitment(envelope);
        }
    }

    /**
     * Something that is not what the id says.
     *
     * @param id the id it was looked up by
     * @param place the file, for people
     * @param why what is wrong with it
     */
    record Damaged(EvidenceId id, String place, String why) implements StoredEvidence {}

    /** Nothing. */
    record Absent(EvidenceId id) implements StoredEvidence {}
}
