/** Checks of modules that need only their syntax: names that hide others, and what is declared and never used. */
@NullMarked
package dev.assay.rego.strict;

import org.jspecify.annotations.NullMarked;
