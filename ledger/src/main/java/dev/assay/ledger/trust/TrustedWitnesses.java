package dev.assay.ledger.trust;

import dev.assay.ledger.note.VerifierKey;
import java.time.Instant;
import java.util.List;

/**
 * Witnesses, and how many of them must have seen a checkpoint. A witness is told by the name in its key.
 *
 * @param quorum from 0 to the number of distinct names
 * @param keys keys of witnesses
 */
public record TrustedWitnesses(int quorum, List<TrustedNoteKey> keys) {

    /** No witness, none required. */
    public static final TrustedWitnesses NONE = new TrustedWitnesses(0, List.of());

    /** Copies; {@link IllegalArgumentException} for a quorum that cannot be met. */
    public TrustedWitnesses {
        keys = List.copyOf(keys);
        long names = keys.stream().map(key -> key.key().name()).distinct().count();
        if (quorum < 0 || quorum > names) {
            throw new IllegalArgumentException("a quorum of " + quorum + " of " + names + " witnesses cannot be met");
        }
    }

    /** The keys whose cosignatures count at that time. */
    public List<VerifierKey> keysAt(Instant time) {
        return keys.stream()
                .filter(key -> key.window().contains(time))
                .map(TrustedNoteKey::key)
                .toList();
    }
}
