/** Tests of {@code dev.assay.ledger.dsse}. */
@NullMarked
package dev.assay.ledger.dsse;

import org.jspecify.annotations.NullMarked;
