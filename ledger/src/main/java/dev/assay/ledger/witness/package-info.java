/**
 * Witnesses after C2SP {@code tlog-witness}: who watches that a log only ever grows. The rules by which a witness
 * answers, the state that it keeps, and the log's side, which asks k of n witnesses before it calls a checkpoint
 * published. No HTTP here.
 */
@NullMarked
package dev.assay.ledger.witness;

import org.jspecify.annotations.NullMarked;
