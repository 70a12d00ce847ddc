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
    /** Memory that an entry takes beside its bytes: its hash, its future, its places in queues and maps. */
    private static final int OVERHEAD_BYTES = 256;

    /** An entry that waits: its bytes, its leaf hash, and who waits for its index. */
    static final class Pending {
        final byte[] entry;
        final Hash leaf;
        final CompletableFuture<Appended> durable = new CompletableFuture<>();

        /** What it takes while it waits: an empty entry is not free, or a queue of them would fill the memory. */
        long cost() {
            return (long) entry.length + OVERHEAD_BYTES;
        }

        Pending(byte[] entry, Hash leaf) {
            this.entry = entry;
            this.leaf = leaf;
        }
    }

    /** Index after the last entry. */
    long end() {
        return firstIndex + entries.size();
    }

    /** What the entries take while they wait. */
    long cost() {
        long cost = 0;
        for (Pending pending : entries) {
            cost += pending.cost();
        }
        return cost;
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
