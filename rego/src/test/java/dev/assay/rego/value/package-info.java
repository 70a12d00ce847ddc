/** Tests of values: order, equality, text. */
@NullMarked
package dev.assay.rego.value;

import org.jspecify.annotations.NullMarked;
