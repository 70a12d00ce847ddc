/**
 * The transparency log: an append-only Merkle tree that anybody can verify without trusting its keeper.
 */
@NullMarked
package dev.assay.ledger;

import org.jspecify.annotations.NullMarked;
