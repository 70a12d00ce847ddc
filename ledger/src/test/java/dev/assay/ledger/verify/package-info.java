/** Tests of {@code dev.assay.ledger.verify}: honest logs are not accused, and no changed byte is overlooked. */
@NullMarked
package dev.assay.ledger.verify;

import org.jspecify.annotations.NullMarked;
