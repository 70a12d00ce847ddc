package dev.assay.ledger.tile;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.Merkle;
import java.util.Arrays;

/**
 * An entry bundle: for each entry its length in two bytes, big-endian, then the entry (C2SP tlog-tiles, "Log entries").
 * Immutable; the bytes are not copied and must not be changed by anybody.
 */
public final class EntryBundle {
    /** The longest entry: its length has two bytes. */
    public static final int MAX_ENTRY_BYTES = 65_535;

    private static final int LENGTH_BYTES = 2;

    private final byte[] bytes;
    /** Offset of each entry's length prefix, and the end of the last entry. */
    private final int[] offsets;

    private EntryBundle(byte[] bytes, int[] offsets) {
        this.bytes = bytes;
        this.offsets = offsets;
    }

    /**
     * Reads a bundle that must hold exactly {@code width} entries.
     *
     * @throws LedgerException when an entry is cut off, or there are more or fewer entries
     */
    public static EntryBundle parse(byte[] bytes, int width) {
        int[] offsets = new int[width + 1];
        int position = 0;
        for (int entry = 0; entry < width; entry++) {
            offsets[entry] = position;
            if (position + LENGTH_BYTES > bytes.length) {
                throw malformed("it ends after " + entry + " of " + width + " entries");
            }
            position += LENGTH_BYTES + lengthAt(bytes, position);
            if (position > bytes.length) {
                throw malformed("entry " + entry + " of it, at byte " + offsets[entry] + ", is cut off");
            }
        }
        if (position != bytes.length) {
            throw malformed((bytes.length - position) + " bytes follow its " + width + " entries");
        }
        offsets[width] = position;
        return new EntryBundle(bytes, offsets);
    }

    private static int lengthAt(byte[] bytes, int position) {
        return ((bytes[position] & 0xff) << 8) | (bytes[position + 1] & 0xff);
    }

    private static LedgerException malformed(String why) {
        return LedgerException.malformed(
                "not an entry bundle: " + why, "Restore the file from a copy of the log, then run 'assay log fsck'.");
    }

    /** The bytes of the first {@code width} entries of a longer bundle; malformed input is given back as it is. */
    static byte[] cut(byte[] bytes, int width) {
        int position = 0;
        for (int entry = 0; entry < width; entry++) {
            if (position + LENGTH_BYTES > bytes.length) {
                return bytes;
            }
            position += LENGTH_BYTES + lengthAt(bytes, position);
        }
        return position >= bytes.length ? bytes : Arrays.copyOf(bytes, position);
    }

    /** Length of an entry with its prefix. */
    public static int framedBytes(int entryBytes) {
        return LENGTH_BYTES + entryBytes;
    }

    /** Number of entries. */
    public int size() {
        return offsets.length - 1;
    }

    /** A copy of one entry. */
    public byte[] entry(int index) {
        return Arrays.copyOfRange(bytes, offsets[index] + LENGTH_BYTES, offsets[index + 1]);
    }

    /** Where the entry (with its length prefix) begins in the bundle. */
    public int offset(int index) {
        return offsets[index];
    }

    /** Where the entry ends in the bundle: the first byte after it. */
    public int end(int index) {
        return offsets[index + 1];
    }

    /** The leaf hash of one entry. */
    public Hash leafHash(int index) {
        int start = offsets[index] + LENGTH_BYTES;
        return Merkle.leaf(bytes, start, offsets[index + 1] - start);
    }
}
