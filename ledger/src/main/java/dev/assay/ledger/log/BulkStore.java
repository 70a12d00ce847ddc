package dev.assay.ledger.log;

import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TilePath;

/**
 * Where tiles and bundles are kept. A file system here; PostgreSQL or an object store elsewhere. Written by
 * one thread; another one may sync and delete meanwhile.
 */
public interface BulkStore extends LogObjects {
    /** Stores bytes; readers see all of them or none. They are durable after the next {@link #sync}. */
    void write(TilePath path, byte[] bytes);

    /** Makes everything durable that was written before the call, with the folders it stands in. */
    void sync();

    /** Width of the widest tile at a place, the full one or a partial one; 0 when there is none. */
    int widest(TilePath full);

    /** Removes the partial tiles at a place whose full tile is durable and published. Missing ones are no error. */
    void deletePartials(TilePath full);
}
