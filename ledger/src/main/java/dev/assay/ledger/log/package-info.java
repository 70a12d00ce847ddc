/**
 * A log on a directory: one writer, a write-ahead log with group commit, tiles, and a checkpoint that moves only by
 * compare-and-swap; and the check of a whole log, {@code Fsck}.
 */
@NullMarked
package dev.assay.ledger.log;

import org.jspecify.annotations.NullMarked;
