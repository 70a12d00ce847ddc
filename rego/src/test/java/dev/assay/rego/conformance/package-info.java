/**
 * The engine against OPA's published conformance cases: reading a case, asking the engine, comparing as OPA does, and a
 * checked list of the cases that do not pass.
 */
@NullMarked
package dev.assay.rego.conformance;

import org.jspecify.annotations.NullMarked;
