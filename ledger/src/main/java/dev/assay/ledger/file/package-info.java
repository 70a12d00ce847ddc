/** Files that are there whole or not at all, also after a crash. */
@NullMarked
package dev.assay.ledger.file;

import org.jspecify.annotations.NullMarked;
