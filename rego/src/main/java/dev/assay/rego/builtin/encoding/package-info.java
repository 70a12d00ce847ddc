/** Builtins that encode and decode: JSON, YAML, base64, hexadecimal, URLs. */
@NullMarked
package dev.assay.rego.builtin.encoding;

import org.jspecify.annotations.NullMarked;
