package dev.assay.ledger.tile;

import dev.assay.ledger.merkle.ConsistencyProof;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.InclusionProof;
import dev.assay.ledger.merkle.Merkle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hashes of a tree of one size, read from its tiles, and the roots and proofs computed from them (RFC 6962 section
 * 2.1). What it gives is only as true as the tiles: verify a proof against a signed root before believing it. Not
 * thread-safe.
 */
public final class TileHashes {
    /** Tiles kept in memory. */
    private static final int MAX_CACHED_TILES = 128;

    private final LogObjects objects;
    private final long size;
    private final Map<TilePath, byte[]> cache = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, byte[]> eldest) {
            return size() > MAX_CACHED_TILES;
        }
    };

    /**
     * @param objects where the tiles are
     * @param size number of entries of the tree, from 0
     */
    public TileHashes(LogObjects objects, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("size " + size + " is negative");
        }
        this.objects = objects;
        this.size = size;
    }

    /** Number of entries of the tree. */
    public long size() {
        return size;
    }

    /** The root of the whole tree. */
    public Hash root() {
        return root(size);
    }

    /** The root of the first {@code leaves} entries. */
    public Hash root(long leaves) {
        checkSize(leaves);
        return leaves == 0 ? Merkle.emptyRoot() : range(0, leaves);
    }

    /** The hash of one leaf. */
    public Hash leaf(long index) {
        return perfect(index, 0);
    }

    /**
     * The inclusion proof of an entry in the tree of the first {@code leaves} entries.
     *
     * @throws IllegalArgumentException when the index is not below {@code leaves}, or that is beyond the size
     */
    public InclusionProof inclusion(long index, long leaves) {
        checkSize(leaves);
        List<Hash> path = new ArrayList<>();
        collectInclusion(index, 0, leaves, path);
        return new InclusionProof(index, leaves, path);
    }

    private void collectInclusion(long index, long from, long to, List<Hash> path) {
        if (to - from <= 1) {
            return;
        }
        long split = from + Long.highestOneBit(to - from - 1);
        if (index < split) {
            collectInclusion(index, from, split, path);
            path.add(range(split, to));
        } else {
            collectInclusion(index, split, to, path);
            path.add(range(from, split));
        }
    }

    /**
     * The proof that the tree of {@code newSize} entries begins with that of {@code oldSize}.
     *
     * @throws IllegalArgumentException when the sizes are not 1 &lt;= old &lt;= new &lt;= the size of this tree
     */
    public ConsistencyProof consistency(long oldSize, long newSize) {
        checkSize(newSize);
        List<Hash> path = new ArrayList<>();
        if (oldSize > 0 && oldSize < newSize) {
            collectConsistency(oldSize, 0, newSize, true, path);
        }
        return new ConsistencyProof(oldSize, newSize, path);
    }

    private void collectConsistency(long old, long from, long to, boolean whole, List<Hash> path) {
        if (old == to) {
            if (!whole) {
                path.add(range(from, to));
            }
            return;
        }
        long split = from + Long.highestOneBit(to - from - 1);
        if (old <= split) {
            collectConsistency(old, from, split, whole, path);
            path.add(range(split, to));
        } else {
            collectConsistency(old, split, to, false, path);
            path.add(range(from, split));
        }
    }

    /** The Merkle tree hash of entries {@code from} to below {@code to}; {@code from} is aligned as RFC 6962 splits. */
    private Hash range(long from, long to) {
        long length = to - from;
        if (Long.bitCount(length) == 1 && from % length == 0) {
            return perfect(from / length, Long.numberOfTrailingZeros(length));
        }
        long split = from + Long.highestOneBit(length - 1);
        return Merkle.node(range(from, split), range(split, to));
    }

    /** The root of the {@code index}-th perfect subtree with 2^height leaves, from the one tile that has its parts. */
    private Hash perfect(long index, int height) {
        int level = height / TilePath.LEVEL_BITS;
        int count = 1 << (height % TilePath.LEVEL_BITS);
        long first = index * count;
        TilePath path = TilePath.ofTree(level, first / TilePath.FULL_WIDTH, size);
        int offset = (int) (first % TilePath.FULL_WIDTH);
        if (offset + count > path.width()) {
            throw new IllegalArgumentException("the tree of size " + size + " has no such subtree");
        }
        return Merkle.perfectRoot(tile(path), offset, count);
    }

    private byte[] tile(TilePath path) {
        byte[] cached = cache.get(path);
        if (cached == null) {
            cached = HashTile.checked(path, objects.require(path));
            cache.put(path, cached);
        }
        return cached;
    }

    private void checkSize(long leaves) {
        if (leaves < 0 || leaves > size) {
            throw new IllegalArgumentException("the tree has " + size + " entries, not " + leaves);
        }
    }
}
