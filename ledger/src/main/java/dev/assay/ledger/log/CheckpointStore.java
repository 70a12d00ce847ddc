package dev.assay.ledger.log;

import java.util.Optional;

/**
 * Where the one current checkpoint of a log stands, apart from bulk storage. It moves only by compare-and-swap, so
 * that two writers that both believe to be alone cannot fork the log: one of them loses here before anybody sees its
 * checkpoint. Implementations are thread-safe and durable when {@link #compareAndSwap} has returned true.
 */
public interface CheckpointStore {
    /** The current checkpoint; empty before the first. */
    Optional<byte[]> current();

    /**
     * Replaces the checkpoint if it still is {@code expected}.
     *
     * @param expected what the caller last saw; empty when it saw none
     * @return false when it is something else by now; nothing has changed then
     */
    boolean compareAndSwap(Optional<byte[]> expected, byte[] next);
}
