/** Policies as values: {@code rego.parse_module}. */
@NullMarked
package dev.assay.rego.builtin.source;

import org.jspecify.annotations.NullMarked;
