package dev.assay.ledger.trust;

import dev.assay.ledger.key.KeyWindow;
import dev.assay.ledger.note.VerifierKey;

/**
 * A key of a log or a witness, and when its signatures count.
 *
 * @param key the vkey
 * @param window when it may sign
 */
public record TrustedNoteKey(VerifierKey key, KeyWindow window) {}
