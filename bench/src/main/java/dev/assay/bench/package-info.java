/**
 * Measurements of the ledger: how fast, beside which peer, on which machine.
 */
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
