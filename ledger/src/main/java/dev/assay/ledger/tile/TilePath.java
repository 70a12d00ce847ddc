package dev.assay.ledger.tile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a tile or entry bundle below a log's prefix, after C2SP tlog-tiles. Immutable.
 *
 * @param level 0 to 63 for hash tiles, {@link #ENTRIES} for entry bundles
 * @param index index of the tile in its level, from 0
 * @param width hashes or entries in it: 1 to 255 when partial, {@link #FULL_WIDTH} when full
 */
public record TilePath(int level, long index, int width) {
    /** Hashes of a full tile, entries of a full bundle. */
    public static final int FULL_WIDTH = 256;
    /** log2 of {@link #FULL_WIDTH}. */
    public static final int LEVEL_BITS = 8;
    /** The level that stands for entry bundles. */
    public static final int ENTRIES = -1;
    /** The highest level of a hash tile. */
    public static final int MAX_LEVEL = 63;
    /** Path of the checkpoint. */
    public static final String CHECKPOINT = "checkpoint";

    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > MAX_LEVEL) {
            throw new IllegalArgumentException("there is no tile level " + level);
        }
        if (index < 0) {
            throw new IllegalArgumentException("tile index " + index + " is negative");
        }
        if (width < 1 || width > FULL_WIDTH) {
            throw new IllegalArgumentException("a tile is 1 to " + FULL_WIDTH + " wide, not " + width);
        }
    }

    /** The hash tile of a level as it is in a tree of {@code size} entries. */
    public static TilePath ofTree(int level, long index, long size) {
        return new TilePath(level, index, widthIn(level, index, size));
    }

    /** The entry bundle as it is in a tree of {@code size} entries. */
    public static TilePath entriesOfTree(long index, long size) {
        return new TilePath(ENTRIES, index, widthIn(0, index, size));
    }

    /** How wide the tile is in a tree of {@code size} entries; 0 when it is not there. */
    public static int widthIn(int level, long index, long size) {
        long hashes = level * LEVEL_BITS >= Long.SIZE ? 0 : size >>> (level * LEVEL_BITS);
        long width = hashes - index * FULL_WIDTH;
        return Math.clamp(width, 0, FULL_WIDTH);
    }

    /** Whether it is an entry bundle. */
    public boolean isEntries() {
        return level == ENTRIES;
    }

    /** Whether it is full. */
    public boolean isFull() {
        return width == FULL_WIDTH;
    }

    /** The full tile at the same place. */
    public TilePath full() {
        return new TilePath(level, index, FULL_WIDTH);
    }

    /** First entry below the full tile at this place ("start index" of the specification). */
    public long startIndex() {
        return shifted(index, (Math.max(level, 0) + 1) * LEVEL_BITS);
    }

    /** First entry after the full tile at this place ("end index"). */
    public long endIndex() {
        return shifted(index + 1, (Math.max(level, 0) + 1) * LEVEL_BITS);
    }

    /** First entry that the tile of this width does not cover. */
    public long coveredEnd() {
        return shifted(index * FULL_WIDTH + width, Math.max(level, 0) * LEVEL_BITS);
    }

    /** {@code count << bits}, or the greatest number when that is beyond 2^63 - 1: no tree is larger. */
    private static long shifted(long count, int bits) {
        boolean fits = bits < Long.SIZE - 1 && count <= Long.MAX_VALUE >> bits;
        return count == 0 ? 0 : fits ? count << bits : Long.MAX_VALUE;
    }

    /** The path below the log's prefix, such as {@code tile/0/x001/x234/067.p/8}. */
    public String toPath() {
        StringBuilder path = new StringBuilder("tile/")
                .append(isEntries() ? "entries" : Integer.toString(level))
                .append('/')
                .append(indexPath(index));
        if (!isFull()) {
            path.append(".p/").append(width);
        }
        return path.toString();
    }

    /** The folder of the partial tiles at this place, such as {@code tile/0/x001/x234/067.p}. */
    public String partialFolder() {
        return full().toPath() + ".p";
    }

    private static String indexPath(long index) {
        StringBuilder path = new StringBuilder(threeDigits(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x" + threeDigits(rest % 1000) + "/");
        }
        return path.toString();
    }

    private static String threeDigits(long number) {
        return (number < 10 ? "00" : number < 100 ? "0" : "") + number;
    }

    /** Reads a path below the log's prefix; empty when it is not one in its canonical form. */
    public static Optional<TilePath> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
        int width = matcher.group(3) == null ? FULL_WIDTH : Integer.parseInt(matcher.group(3));
        if (level > MAX_LEVEL || (matcher.group(3) != null && width >= FULL_WIDTH)) {
            return Optional.empty();
        }
        try {
            long index = Long.parseLong(matcher.group(2).replace("x", "").replace("/", ""));
            TilePath parsed = new TilePath(level, index, width);
            return parsed.toPath().equals(path) ? Optional.of(parsed) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return toPath();
    }
}
