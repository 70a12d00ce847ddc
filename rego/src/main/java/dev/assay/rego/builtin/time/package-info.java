/** Builtins on points in time: Go's layouts and durations, dates, zones. */
@NullMarked
package dev.assay.rego.builtin.time;

import org.jspecify.annotations.NullMarked;
