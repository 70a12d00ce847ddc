/**
 * Tests about the house as a whole: its architecture, its tidiness, its documents, and the command seen from outside.
 */
@NullMarked
package dev.assay.checks;

import org.jspecify.annotations.NullMarked;
