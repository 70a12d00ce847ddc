/**
 * The public layout of a log after C2SP {@code tlog-tiles}: paths, hash tiles, entry bundles, and proofs read from
 * them through the one read port, {@code LogObjects}.
 */
@NullMarked
package dev.assay.ledger.tile;

import org.jspecify.annotations.NullMarked;
