/** The events of an evaluation, for those who want to follow it. */
@NullMarked
package dev.assay.rego.trace;

import org.jspecify.annotations.NullMarked;
