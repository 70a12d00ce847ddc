/**
 * A whole log in one file: a zip archive, the same bytes for the same log, that is read in place through the read port.
 */
@NullMarked
package dev.assay.ledger.archive;

import org.jspecify.annotations.NullMarked;
