/** Tests of {@code dev.assay.ledger.trust}. */
@NullMarked
package dev.assay.ledger.trust;

import org.jspecify.annotations.NullMarked;
