/** Tests of {@code dev.assay.ledger.note}. */
@NullMarked
package dev.assay.ledger.note;

import org.jspecify.annotations.NullMarked;
