/** From the syntax tree to a plan: names, scopes, safety, recursion, conflicts, indexes. */
@NullMarked
package dev.assay.rego.compile;

import org.jspecify.annotations.NullMarked;
