/**
 * The engine fed with damaged policies: refused or evaluated within its limits, never a crash, a hang or all memory.
 */
@NullMarked
package dev.assay.rego.fuzz;

import org.jspecify.annotations.NullMarked;
