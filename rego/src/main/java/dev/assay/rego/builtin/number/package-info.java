/** Builtins on numbers: comparison, arithmetic, rounding, bits, ranges. */
@NullMarked
package dev.assay.rego.builtin.number;

import org.jspecify.annotations.NullMarked;
