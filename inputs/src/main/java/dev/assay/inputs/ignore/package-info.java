/** Ignore files: .gitignore, .dockerignore and their like. */
@NullMarked
package dev.assay.inputs.ignore;

import org.jspecify.annotations.NullMarked;
