/** The rules of style that a machine can check: banned calls with their replacement, sizes, names, words and places. */
@NullMarked
package dev.assay.checks.tidy;

import org.jspecify.annotations.NullMarked;
