/**
 * The syntax tree of Rego: what the parser makes and the compiler reads. Records only, immutable, each with its place
 * in
 * the source. Names of operators and kinds are those of OPA's tree, so that both can be compared.
 */
@NullMarked
package dev.assay.rego.ast;

import org.jspecify.annotations.NullMarked;
