/**
 * Checkpoints ({@code tlog-checkpoint}), the cosignatures on them ({@code tlog-cosignature}), and the receipts that
 * carry them ({@code tlog-proof}).
 */
@NullMarked
package dev.assay.ledger.checkpoint;

import org.jspecify.annotations.NullMarked;
