/** Builtins that match patterns: regular expressions and globs, both in time linear in the text. */
@NullMarked
package dev.assay.rego.builtin.pattern;

import org.jspecify.annotations.NullMarked;
