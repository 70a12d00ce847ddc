package dev.assay.ledger.witness;

import dev.assay.ledger.checkpoint.Checkpoint;
import dev.assay.ledger.checkpoint.NoteVerifiers;
import dev.assay.ledger.note.VerifierKey;
import dev.assay.ledger.note.VerifierLookup;
import java.util.List;

/**
 * A log that a witness watches. Immutable.
 *
 * @param origin identity of the log: the first line of its checkpoints
 * @param keys keys that are trusted to sign for it, from 1 to {@link #MAX_KEYS}; a signature by any one of them is
 *     enough
 */
public record WitnessedLog(String origin, List<VerifierKey> keys) {
    /** The most keys of one log. */
    public static final int MAX_KEYS = 16;

    public WitnessedLog {
        if (origin.isEmpty() || origin.length() > Checkpoint.MAX_ORIGIN_BYTES || origin.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "an origin is one line of 1 to " + Checkpoint.MAX_ORIGIN_BYTES + " bytes");
        }
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("a log has 1 to " + MAX_KEYS + " keys, not " + keys.size());
        }
        keys = List.copyOf(keys);
        if (keys.stream().distinct().count() != keys.size()) {
            throw new IllegalArgumentException("the log '" + origin + "' lists a key twice");
        }
        // Fails now, and not at the first request, when a key is of an unknown type or no key at all.
        keys.forEach(NoteVerifiers::of);
    }

    VerifierLookup verifiers() {
        return VerifierLookup.in(keys.stream().map(NoteVerifiers::of).toList());
    }
}
