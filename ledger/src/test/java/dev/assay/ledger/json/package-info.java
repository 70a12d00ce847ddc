/** Tests of {@code dev.assay.ledger.json}. */
@NullMarked
package dev.assay.ledger.json;

import org.jspecify.annotations.NullMarked;
