/** The plan of a policy: nodes over a frame of slots, and the machine that they run on. */
@NullMarked
package dev.assay.rego.eval;

import org.jspecify.annotations.NullMarked;
