package dev.assay.ledger.tile;

import dev.assay.ledger.LedgerError;
import dev.assay.ledger.LedgerException;
import java.util.Optional;

/**
 * The published files of a log, read by their path below its prefix: a folder, a web address, a git tree, an archive.
 * Implementations are thread-safe and say nothing about whether the bytes are right: callers verify all of them.
 */
@FunctionalInterface
public interface LogObjects {
    /** The most bytes of one object: a full bundle of entries of the greatest length. */
    int MAX_OBJECT_BYTES = TilePath.FULL_WIDTH * (2 + EntryBundle.MAX_ENTRY_BYTES);

    /**
     * The bytes at a path; empty when there is no such object.
     *
     * @param path as {@link TilePath#toPath} gives it, or {@link TilePath#CHECKPOINT}
     * @throws LedgerException when it cannot be read, or is larger than {@link #MAX_OBJECT_BYTES}
     */
    Optional<byte[]> read(String path);

    /**
     * The tile or bundle at a path. A partial one that is gone is cut from the full one that replaced it (C2SP
     * tlog-tiles allows logs to delete partial tiles once the full one exists).
     *
     * @throws LedgerException {@link LedgerError#NOT_FOUND} when neither is there
     */
    default byte[] require(TilePath path) {
        Optional<byte[]> found = read(path.toPath());
        if (found.isPresent()) {
            return found.get();
        }
        if (!path.isFull()) {
            Optional<byte[]> full = read(path.full().toPath());
            if (full.isPresent()) {
                return path.isEntries()
                        ? EntryBundle.cut(full.get(), path.width())
                        : HashTile.cut(full.get(), path.width());
            }
        }
        throw new LedgerException(
                LedgerError.NOT_FOUND,
                path + " is missing",
                "Restore the file from a copy of the log, then run 'assay log fsck'.");
    }
}
