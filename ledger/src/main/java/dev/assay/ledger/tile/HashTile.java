package dev.assay.ledger.tile;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.merkle.Hash;
import java.util.Arrays;

/** The bytes of a hash tile: up to 256 hashes of 32 bytes, nothing else. */
public final class HashTile {
    private HashTile() {}

    /** Length in bytes of a tile with this many hashes. */
    public static int bytes(int width) {
        return width * Hash.BYTES;
    }

    /**
     * The first {@code width} hashes of a wider tile; shorter input is given back as it is, for the caller to refuse.
     */
    static byte[] cut(byte[] tile, int width) {
        return tile.length <= bytes(width) ? tile : Arrays.copyOf(tile, bytes(width));
    }

    /**
     * Refuses a tile of another length than its path says.
     *
     * @throws LedgerException when it is shorter or longer
     */
    public static byte[] checked(TilePath path, byte[] tile) {
        if (tile.length != bytes(path.width())) {
            throw LedgerException.malformed(
                    path + " has " + tile.length + " bytes instead of " + bytes(path.width()),
                    "Restore the file from a copy of the log, then run 'assay log fsck'.");
        }
        return tile;
    }
}
