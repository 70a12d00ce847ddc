/** Tests of {@code dev.assay.ledger.merkle}. */
@NullMarked
package dev.assay.ledger.merkle;

import org.jspecify.annotations.NullMarked;
