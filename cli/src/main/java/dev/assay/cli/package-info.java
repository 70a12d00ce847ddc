/**
 * The {@code assay} command: reads arguments, calls the rooms below, prints, and ends with the agreed exit code.
 */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
