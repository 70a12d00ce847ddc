/** Builtins on strings: search, cut, change, format, templates. */
@NullMarked
package dev.assay.rego.builtin.text;

import org.jspecify.annotations.NullMarked;
