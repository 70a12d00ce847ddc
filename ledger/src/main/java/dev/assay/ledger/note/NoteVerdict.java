package dev.assay.ledger.note;

import java.util.List;

/** What came of opening a note against known keys. */
public sealed interface NoteVerdict {
    /**
     * At least one known key signed, and no known key's signature is wrong.
     *
     * @param verified the good signatures, at most one a key, in order
     * @param unverified signatures of unknown keys, in order: they say nothing
     */
    record Opened(List<NoteSignature> verified, List<NoteSignature> unverified) implements NoteVerdict {
        public Opened {
            if (verified.isEmpty()) {
                throw new IllegalArgumentException("a note opens only by a verified signature");
            }
            verified = List.copyOf(verified);
            unverified = List.copyOf(unverified);
        }

        /** Whether this key's signature is among the good ones. */
        public boolean verifiedBy(VerifierKey key) {
            return verified.stream().anyMatch(key::matches);
        }
    }

    /**
     * The note must not be believed.
     *
     * @param reason why, as a kind
     * @param detail why, in words, with the key
     */
    record Refused(Reason reason, String detail) implements NoteVerdict {}

    /** Why a note is refused. */
    enum Reason {
        /** No known key signed it. */
        UNVERIFIED,
        /** A known key's signature does not verify. */
        INVALID_SIGNATURE,
        /** Two known keys share name and id. */
        AMBIGUOUS_KEY,
        /** The lookup gave a key of another name or id. */
        MISMATCHED_KEY
    }
}
