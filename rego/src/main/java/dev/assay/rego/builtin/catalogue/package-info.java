/** The list of all builtin functions: one line a family. */
@NullMarked
package dev.assay.rego.builtin.catalogue;

import org.jspecify.annotations.NullMarked;
