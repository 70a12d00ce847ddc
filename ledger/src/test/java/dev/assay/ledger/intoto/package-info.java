/** Tests of {@code dev.assay.ledger.intoto}. */
@NullMarked
package dev.assay.ledger.intoto;

import org.jspecify.annotations.NullMarked;
