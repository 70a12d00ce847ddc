/** Tests of strict mode. */
@NullMarked
package dev.assay.rego.strict;

import org.jspecify.annotations.NullMarked;
