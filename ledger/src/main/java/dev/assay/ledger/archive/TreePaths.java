package dev.assay.ledger.archive;

import dev.assay.ledger.tile.TilePath;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The tiles and bundles that a tree of one size consists of (C2SP tlog-tiles). */
public final class TreePaths {

    private static final int LEVELS = Long.SIZE / TilePath.LEVEL_BITS;

    private TreePaths() {}

    /**
     * All of them in a fixed order: bundles, then hash tiles from level 0 up, each by rising index.
     *
     * @param size entries of the tree, from 0
     * @param minimumIndex what lies wholly below this entry is left out
     */
    public static Stream<TilePath> of(long size, long minimumIndex) {
        Stream<TilePath> bundles = LongStream.range(0, tiles(size)).mapToObj(n -> TilePath.entriesOfTree(n, size));
        Stream<TilePath> hashes = IntStream.range(0, LEVELS)
                .boxed()
                .flatMap(level -> LongStream.range(0, tiles(size >>> (level * TilePath.LEVEL_BITS)))
                        .mapToObj(n -> TilePath.ofTree(level, n, size)));
        return Stream.concat(bundles, hashes).filter(path -> path.endIndex() > minimumIndex);
    }

    private static long tiles(long hashes) {
        return hashes / TilePath.FULL_WIDTH + (hashes % TilePath.FULL_WIDTH == 0 ? 0 : 1);
    }
}
