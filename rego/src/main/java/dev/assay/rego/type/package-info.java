/**
 * The types of Rego: what a term may be, read from signatures of builtins and from JSON Schemas, and inferred for
 * rules.
 * Knows values and the syntax tree, nothing of how policies are run. Types and their text are those of OPA's type
 * checker.
 */
@NullMarked
package dev.assay.rego.type;

import org.jspecify.annotations.NullMarked;
