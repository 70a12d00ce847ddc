/**
 * Signed notes after C2SP {@code signed-note}: the text, its signature lines, and the keys that make and check them.
 */
@NullMarked
package dev.assay.ledger.note;

import org.jspecify.annotations.NullMarked;
