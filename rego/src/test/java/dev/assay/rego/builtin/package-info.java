/** Builtins called directly: against answers recorded of OPA, against damaged input, against servers on loopback. */
@NullMarked
package dev.assay.rego.builtin;

import org.jspecify.annotations.NullMarked;
