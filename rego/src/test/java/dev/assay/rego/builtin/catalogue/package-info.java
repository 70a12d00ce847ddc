/** Tests of the list of builtins. */
@NullMarked
package dev.assay.rego.builtin.catalogue;

import org.jspecify.annotations.NullMarked;
