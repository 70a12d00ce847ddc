/** JSON (RFC 8259), and JSON with comments and trailing commas. */
@NullMarked
package dev.assay.inputs.json;

import org.jspecify.annotations.NullMarked;
