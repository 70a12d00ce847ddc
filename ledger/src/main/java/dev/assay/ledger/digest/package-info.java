/** Digests of content, and the names made from them: {@code sha256:<hex>}. */
@NullMarked
package dev.assay.ledger.digest;

import org.jspecify.annotations.NullMarked;
