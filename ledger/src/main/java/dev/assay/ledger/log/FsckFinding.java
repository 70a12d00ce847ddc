package dev.assay.ledger.log;

import dev.assay.ledger.tile.EntryBundle;

/**
 * One thing that is wrong with a log, as exactly as it can be told.
 *
 * @param path the file below the log's prefix
 * @param entry index of the first entry that it touches; -1 when it touches the log as a whole
 * @param firstByte first byte of the file that is wrong
 * @param endByte first byte after it
 * @param what one sentence
 */
public record FsckFinding(String path, long entry, long firstByte, long endByte, String what) {
    static FsckFinding wholeFile(String path, long entry, long bytes, String what) {
        return new FsckFinding(path, entry, 0, bytes, what);
    }

    static FsckFinding ofEntry(String path, long entry, EntryBundle bundle, int position, String what) {
        return new FsckFinding(path, entry, bundle.offset(position), bundle.end(position), what);
    }

    /** The finding in one line. */
    public String sentence() {
        String at = endByte > firstByte ? " bytes " + firstByte + " to " + (endByte - 1) : "";
        String touched = entry >= 0 ? " (entry " + entry + ")" : "";
        return path + at + touched + ": " + what;
    }
}
