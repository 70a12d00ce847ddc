/** Tests of {@code dev.assay.ledger.evidence}. */
@NullMarked
package dev.assay.ledger.evidence;

import org.jspecify.annotations.NullMarked;
