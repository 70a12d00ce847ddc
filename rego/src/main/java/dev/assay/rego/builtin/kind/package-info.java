/** Builtins that ask for a value's kind, or turn a value into one of another kind. */
@NullMarked
package dev.assay.rego.builtin.kind;

import org.jspecify.annotations.NullMarked;
