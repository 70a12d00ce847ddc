package dev.assay.ledger.note;

import java.util.ArrayList;
import java.util.List;

/** Finds the keys known to the reader for a name and key id. */
@FunctionalInterface
public interface VerifierLookup {
    /** All known keys for this name and id: none means unknown, more than one is ambiguous and refused. */
    List<NoteVerifier> find(String name, int keyId);

    /** A lookup in a fixed list. */
    static VerifierLookup in(List<? extends NoteVerifier> verifiers) {
        List<NoteVerifier> known = List.copyOf(verifiers);
        return (name, keyId) -> {
            List<NoteVerifier> found = new ArrayList<>(1);
            for (NoteVerifier verifier : known) {
                if (verifier.key().id() == keyId && verifier.key().name().equals(name)) {
                    found.add(verifier);
                }
            }
            return found;
        };
    }
}
