package dev.assay.cli.push;

import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.verify.LogEntries;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is to be brought: the entries of a log in a range. What the other side got from an earlier try that was cut off
 * is found there by its bytes and not sent again.
 *
 * @param objects files of the log that the entries come from; verified before
 * @param from first entry
 * @param end first entry after them
 */
record Shipment(LogObjects objects, long from, long end) {

    /** The most entries of one. */
    static final long MAX_ENTRIES = 100_000;

    Shipment {
        if (from < 0 || from > end || end - from > MAX_ENTRIES) {
            throw new IllegalArgumentException("no shipment from " + from + " to " + end);
        }
    }

    /** Number of entries. */
    long size() {
        return end - from;
    }

    /**
     * Sends the entries that are not there yet.
     *
     * @param there files of the log that they go to
     * @param thereFrom where to begin to look there: its size when something of this log was brought to it last
     * @param thereSize its size now
     * @param sender takes each entry, in order
     * @return how many were sent
     */
    long send(LogObjects there, long thereFrom, long thereSize, Consumer<byte[]> sender) {
        Set<Hash> wanted = new HashSet<>();
        LogEntries.forEach(objects, from, end, (index, entry) -> wanted.add(Merkle.leaf(entry)) || index >= 0);
        Set<Hash> arrived = new HashSet<>();
        LogEntries.forEach(there, thereFrom, thereSize, (index, entry) -> {
            Hash leaf = Merkle.leaf(entry);
            if (wanted.contains(leaf)) {
                arrived.add(leaf);
            }
            return true;
        });
        long[] sent = {0};
        LogEntries.forEach(objects, from, end, (index, entry) -> {
            if (!arrived.contains(Merkle.leaf(entry))) {
                sender.accept(entry);
                sent[0]++;
            }
            return true;
        });
        return sent[0];
    }
}
