/** The layout of modules. */
@NullMarked
package dev.assay.rego.format;

import org.jspecify.annotations.NullMarked;
