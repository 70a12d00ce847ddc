/** Tests of {@code dev.assay.ledger.checkpoint}. */
@NullMarked
package dev.assay.ledger.checkpoint;

import org.jspecify.annotations.NullMarked;
