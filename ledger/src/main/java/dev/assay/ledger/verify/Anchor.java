package dev.assay.ledger.verify;

import dev.assay.ledger.checkpoint.SignedCheckpoint;

/**
 * A checkpoint of the log that the reader has from an earlier time or from somebody else. Against it, and only against
 * such a one, can be seen that a log was rolled back or forked by whoever holds its key.
 *
 * @param source where the reader has it from, in a few words
 * @param checkpoint the checkpoint; the reader trusts it to be one that the log once showed
 */
public record Anchor(String source, SignedCheckpoint checkpoint) {

    /** The size of the log at that time. */
    public long size() {
        return checkpoint.checkpoint().size();
    }
}
