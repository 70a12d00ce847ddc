package dev.assay.ledger.trust;

import dev.assay.ledger.note.VerifierKey;
import java.time.Instant;
import java.util.List;

/**
 * A log by its origin, which never changes, and its keys, which may: windows of old and new overlap.
 *
 * @param origin the first line of its checkpoints
 * @param keys at least one
 */
public record TrustedLog(String origin, List<TrustedNoteKey> keys) {

    /** Copies; {@link IllegalArgumentException} for an empty origin or no key. */
    public TrustedLog {
        keys = List.copyOf(keys);
        if (origin.isBlank() || keys.isEmpty()) {
            throw new IllegalArgumentException("a trusted log has an origin and at least one key");
        }
    }

    /** The keys whose signatures count at that time. */
    public List<VerifierKey> keysAt(Instant time) {
        return keys.stream()
                .filter(key -> key.window().contains(time))
                .map(TrustedNoteKey::key)
                .toList();
    }
}
