package dev.assay.ledger.log;

import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.tile.EntryBundle;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TilePath;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns durable entries into tiles and bundles. It holds only the right edge of the tree and the unfinished bundle,
 * whatever the size of the log. Used by one thread.
 */
final class Integrator {
    private final BulkStore bulk;
    private final TreeEdge edge;
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    /** Full tiles and bundles since the last publication: their partial ones are not needed once it is done. */
    private final List<TilePath> completed = new ArrayList<>();

    private Integrator(BulkStore bulk, TreeEdge edge) {
        this.bulk = bulk;
        this.edge = edge;
    }

    /** Goes on from the tiles of a tree of {@code size} entries. */
    static Integrator load(BulkStore bulk, long size) {
        TreeEdge edge = TreeEdge.load(bulk, size);
        Integrator integrator = new Integrator(bulk, edge);
        int width = (int) (size % TilePath.FULL_WIDTH);
        if (width > 0) {
            TilePath path = new TilePath(TilePath.ENTRIES, size / TilePath.FULL_WIDTH, width);
            integrator.bundle.writeBytes(bulk.require(path));
        }
        integrator.rememberFinished();
        return integrator;
    }

    /**
     * A crash may have come between publishing a full tile and removing its partial ones: look at the last of each
     * level.
     */
    private void rememberFinished() {
        for (TilePath place : edge.places()) {
            if (place.index() > 0) {
                completed.add(new TilePath(place.level(), place.index() - 1, TilePath.FULL_WIDTH));
            }
        }
        long bundles = edge.size() / TilePath.FULL_WIDTH;
        if (bundles > 0) {
            completed.add(new TilePath(TilePath.ENTRIES, bundles - 1, TilePath.FULL_WIDTH));
        }
    }

    /** Number of entries. */
    long size() {
        return edge.size();
    }

    /** The root over all of them. */
    Hash root() {
        return edge.root();
    }

    /**
     * Whether the unfinished bundle hashes to the unfinished tile: both were read from disk when the log was opened.
     */
    boolean bundleMatchesTile(LogObjects objects) {
        int width = (int) (edge.size() % TilePath.FULL_WIDTH);
        if (width == 0) {
            return true;
        }
        EntryBundle entries = EntryBundle.parse(bundle.toByteArray(), width);
        TilePath path = new TilePath(0, edge.size() / TilePath.FULL_WIDTH, width);
        byte[] tile = objects.require(path);
        for (int i = 0; i < width; i++) {
            if (!entries.leafHash(i).matches(tile, i * Hash.BYTES)) {
                return false;
            }
        }
        return true;
    }

    /** Adds an entry; a tile or bundle that this finishes is written at once. */
    void add(byte[] entry, Hash leaf) {
        bundle.write(entry.length >>> 8);
        bundle.write(entry.length);
        bundle.writeBytes(entry);
        edge.append(leaf, this::writeFinished);
        if (edge.size() % TilePath.FULL_WIDTH == 0) {
            writeFinished(
                    new TilePath(TilePath.ENTRIES, edge.size() / TilePath.FULL_WIDTH - 1, TilePath.FULL_WIDTH),
                    bundle.toByteArray());
            bundle.reset();
        }
    }

    private void writeFinished(TilePath path, byte[] bytes) {
        bulk.write(path, bytes);
        completed.add(path);
    }

    /** Writes what is unfinished: now all tiles of this size can be read. */
    void writeUnfinished() {
        edge.partials(bulk::write);
        int width = (int) (edge.size() % TilePath.FULL_WIDTH);
        if (width > 0) {
            bulk.write(new TilePath(TilePath.ENTRIES, edge.size() / TilePath.FULL_WIDTH, width), bundle.toByteArray());
        }
    }

    /** Full tiles since the last call: their partial ones are not needed once these are published and durable. */
    List<TilePath> takeCompleted() {
        List<TilePath> taken = List.copyOf(completed);
        completed.clear();
        return taken;
    }
}
