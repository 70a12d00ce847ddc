package dev.assay.ledger.log;

import dev.assay.ledger.merkle.Hash;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Entries that became durable together, on their way into the tree.
 *
 * @param firstIndex index of the first
 * @param entries the entries
 */
record Batch(long firstIndex, List<Pending> entries) {
    /** An entry that waits: its bytes, its leaf hash, and who waits for its index. */
    static final class Pending {
        final byte[] entry;
        final Hash leaf;
        final CompletableFuture<Appended> durable = new CompletableFuture<>();

        Pending(byte[] entry, Hash leaf) {
            this.entry = entry;
            this.leaf = leaf;
        }
    }

    /** Index after the last entry. */
    long end() {
        return firstIndex + entries.size();
    }

    /** Bytes of the entries. */
    long bytes() {
        long bytes = 0;
        for (Pending pending : entries) {
            bytes += pending.entry.length;
        }
        return bytes;
    }
}
