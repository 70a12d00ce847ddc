package dev.assay.ledger.log;

import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.Merkle;
import dev.assay.ledger.tile.HashTile;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TilePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right edge of a tiled tree: the unfinished tile of each level. All that is needed to append and to compute the
 * root, in a few kilobytes whatever the size of the log. Not thread-safe.
 */
final class TreeEdge {
    /** Takes finished and unfinished tiles. */
    @FunctionalInterface
    interface TileSink {
        void accept(TilePath path, byte[] hashes);
    }

    private static final class Level {
        private final byte[] hashes = new byte[HashTile.bytes(TilePath.FULL_WIDTH)];
        private long index;
        private int width;
    }

    private final List<Level> levels = new ArrayList<>();
    private long size;

    /** The edge of an empty tree. */
    TreeEdge() {}

    /**
     * Reads the edge of a tree of {@code size} entries from its tiles. Whether it leads to the signed root is for the
     * caller to check.
     */
    static TreeEdge load(LogObjects objects, long size) {
        TreeEdge edge = new TreeEdge();
        edge.size = size;
        for (int level = 0; (size >>> (level * TilePath.LEVEL_BITS)) > 0; level++) {
            long hashes = size >>> (level * TilePath.LEVEL_BITS);
            Level unfinished = edge.level(level);
            unfinished.index = hashes / TilePath.FULL_WIDTH;
            unfinished.width = (int) (hashes % TilePath.FULL_WIDTH);
            if (unfinished.width > 0) {
                TilePath path = new TilePath(level, unfinished.index, unfinished.width);
                byte[] tile = HashTile.checked(path, objects.require(path));
                System.arraycopy(tile, 0, unfinished.hashes, 0, tile.length);
            }
        }
        return edge;
    }

    private Level level(int number) {
        while (levels.size() <= number) {
            levels.add(new Level());
        }
        return levels.get(number);
    }

    /** Number of entries. */
    long size() {
        return size;
    }

    /** Appends a leaf hash; every tile that this finishes goes to {@code finished}, lowest level first. */
    void append(Hash leaf, TileSink finished) {
        Hash hash = leaf;
        size++;
        for (int number = 0; ; number++) {
            Level level = level(number);
            hash.copyTo(level.hashes, HashTile.bytes(level.width));
            level.width++;
            if (level.width < TilePath.FULL_WIDTH) {
                return;
            }
            finished.accept(new TilePath(number, level.index, TilePath.FULL_WIDTH), level.hashes.clone());
            hash = Merkle.perfectRoot(level.hashes, 0, TilePath.FULL_WIDTH);
            level.index++;
            level.width = 0;
        }
    }

    /** Gives the unfinished tile of each level that has one. */
    void partials(TileSink sink) {
        for (int number = 0; number < levels.size(); number++) {
            Level level = levels.get(number);
            if (level.width > 0) {
                sink.accept(
                        new TilePath(number, level.index, level.width),
                        Arrays.copyOf(level.hashes, HashTile.bytes(level.width)));
            }
        }
    }

    /** The place of the unfinished tile of each level, as if it were full. */
    List<TilePath> places() {
        List<TilePath> places = new ArrayList<>();
        for (int number = 0; number < levels.size(); number++) {
            places.add(new TilePath(number, levels.get(number).index, TilePath.FULL_WIDTH));
        }
        return places;
    }

    /** The root: the perfect subtrees of every level's edge, folded from the right (RFC 6962 section 2.1). */
    Hash root() {
        Deque<Hash> peaks = new ArrayDeque<>();
        for (int number = levels.size() - 1; number >= 0; number--) {
            Level level = levels.get(number);
            int offset = 0;
            for (int block = TilePath.FULL_WIDTH / 2; block > 0; block /= 2) {
                if ((level.width & block) != 0) {
                    peaks.addLast(Merkle.perfectRoot(level.hashes, offset, block));
                    offset += block;
                }
            }
        }
        @Nullable Hash root = peaks.pollLast();
        if (root == null) {
            return Merkle.emptyRoot();
        }
        while (!peaks.isEmpty()) {
            root = Merkle.node(peaks.removeLast(), root);
        }
        return root;
    }
}
