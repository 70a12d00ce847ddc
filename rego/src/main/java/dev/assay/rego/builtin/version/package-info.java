/** Builtins on semantic versions. */
@NullMarked
package dev.assay.rego.builtin.version;

import org.jspecify.annotations.NullMarked;
