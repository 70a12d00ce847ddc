/**
 * Faults of operation: what went wrong, with a stable code, the exit code that it ends with, and what to do next.
 *
 * <p>Expected outcomes (a failing verdict, a rejected proof) are values and never come through here.
 */
@NullMarked
package dev.assay.core.fault;

import org.jspecify.annotations.NullMarked;
