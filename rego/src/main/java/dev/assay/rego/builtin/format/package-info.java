/** Values formatted as Go's {@code fmt} does it: verbs, flags, and the texts that it writes for mistakes. */
@NullMarked
package dev.assay.rego.builtin.format;

import org.jspecify.annotations.NullMarked;
