/** Tests of types and of the type checker. */
@NullMarked
package dev.assay.rego.type;

import org.jspecify.annotations.NullMarked;
