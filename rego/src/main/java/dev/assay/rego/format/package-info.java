/** Lays out Rego as {@code opa fmt} does. Start at {@code Formatter}. */
@NullMarked
package dev.assay.rego.format;

import org.jspecify.annotations.NullMarked;
