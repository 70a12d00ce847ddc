/** The syntax tree as the JSON and the text that {@code opa parse} prints. */
@NullMarked
package dev.assay.rego.ast.json;

import org.jspecify.annotations.NullMarked;
