/**
 * Measurements of the ledger: how fast, beside which peer, on which machine. Those of policies are in {@code policy}.
 */
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
