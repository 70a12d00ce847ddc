/** Universally unique identifiers (RFC 4122): made, and taken apart. */
@NullMarked
package dev.assay.rego.builtin.uuid;

import org.jspecify.annotations.NullMarked;
