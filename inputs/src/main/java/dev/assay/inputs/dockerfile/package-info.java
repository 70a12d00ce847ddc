/** Dockerfiles. */
@NullMarked
package dev.assay.inputs.dockerfile;

import org.jspecify.annotations.NullMarked;
