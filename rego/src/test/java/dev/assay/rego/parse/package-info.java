/** The parser and the tree that it makes. */
@NullMarked
package dev.assay.rego.parse;

import org.jspecify.annotations.NullMarked;
