package dev.assay.ledger.verify;

import dev.assay.ledger.tile.EntryBundle;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TilePath;

/**
 * Reads the entries of a log one after another, in memory for one bundle. What it gives is only as true as the files.
 */
public final class LogEntries {

    /** Takes entries. */
    @FunctionalInterface
    public interface Taker {
        /**
         * One entry.
         *
         * @return whether to go on
         */
        boolean take(long index, byte[] entry);
    }

    private LogEntries() {}

    /**
     * Gives all entries from {@code from} to below {@code size}.
     *
     * @param from the first index; the bundle that it is in must be there
     * @param size entries of the tree
     */
    public static void forEach(LogObjects objects, long from, long size, Taker taker) {
        for (long number = from / TilePath.FULL_WIDTH; number * TilePath.FULL_WIDTH < size; number++) {
            TilePath path = TilePath.entriesOfTree(number, size);
            EntryBundle bundle = EntryBundle.parse(objects.require(path), path.width());
            long first = number * TilePath.FULL_WIDTH;
            for (int i = (int) Math.max(0, from - first); i < bundle.size(); i++) {
                if (!taker.take(first + i, bundle.entry(i))) {
                    return;
                }
            }
        }
    }
}
