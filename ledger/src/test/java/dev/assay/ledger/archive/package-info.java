/** Archives and descriptions of logs, good ones and damaged ones. */
@NullMarked
package dev.assay.ledger.archive;

import org.jspecify.annotations.NullMarked;
