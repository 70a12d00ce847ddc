package dev.assay.ledger.witness;

import dev.assay.ledger.checkpoint.SignedCheckpoint;
import java.util.List;

/** What came of asking for cosignatures. */
public sealed interface Cosigned {
    /**
     * Enough witnesses cosigned: the checkpoint may be published.
     *
     * @param withCosignatures the same checkpoint; the cosignatures stand after the signatures that were there
     */
    record Met(SignedCheckpoint withCosignatures) implements Cosigned {}

    /**
     * Too few cosigned: the checkpoint must not be called published.
     *
     * @param have how many witnesses cosigned, from 0 to below {@code need}
     * @param need how many had to
     * @param why one sentence for each place that did not, with the names of its keys
     */
    record Missing(int have, int need, List<String> why) implements Cosigned {
        public Missing {
            if (have < 0 || have >= need) {
                throw new IllegalArgumentException(have + " of " + need + " needed cosignatures is not too few");
            }
            why = List.copyOf(why);
        }

        /** All of it in one line. */
        public String sentence() {
            return have + " of " + need + " required witnesses cosigned; " + String.join("; ", why);
        }
    }
}
