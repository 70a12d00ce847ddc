/** Tests of {@code dev.assay.ledger.key}. */
@NullMarked
package dev.assay.ledger.key;

import org.jspecify.annotations.NullMarked;
