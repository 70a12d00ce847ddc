package dev.assay.ledger.dsse;

import dev.assay.ledger.key.VerificationKey;
import java.util.List;

/** What came of checking the signatures of an envelope. Only {@link Verified} proves anything. */
public sealed interface EnvelopeVerification {

    /**
     * Enough distinct keys signed.
     *
     * @param keys the keys whose signatures verified, each once
     */
    record Verified(List<VerificationKey> keys) implements EnvelopeVerification {
        /** Copies the keys; at least one. */
        public Verified {
            keys = List.copyOf(keys);
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("verified by no key");
            }
        }
    }

    /**
     * Too few keys signed.
     *
     * @param keys the keys whose signatures verified, fewer than required; may be empty
     * @param why one sentence for people
     */
    record Rejected(List<VerificationKey> keys, String why) implements EnvelopeVerification {
        /** Copies the keys. */
        public Rejected {
            keys = List.copyOf(keys);
        }
    }
}
