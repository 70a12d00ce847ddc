/**
 * From text to the syntax tree of {@code dev.assay.rego.ast}. Start at {@code Parser}. Reads Rego v1 and v0 as OPA
 * does,
 * with OPA's messages; all problems of a source are reported together.
 */
@NullMarked
package dev.assay.rego.parse;

import org.jspecify.annotations.NullMarked;
