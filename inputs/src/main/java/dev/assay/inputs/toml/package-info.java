/** TOML 1.1. */
@NullMarked
package dev.assay.inputs.toml;

import org.jspecify.annotations.NullMarked;
