/** Tests of {@code dev.assay.ledger.log}. */
@NullMarked
package dev.assay.ledger.log;

import org.jspecify.annotations.NullMarked;
