/** Tests of {@code dev.assay.ledger.tile}. */
@NullMarked
package dev.assay.ledger.tile;

import org.jspecify.annotations.NullMarked;
