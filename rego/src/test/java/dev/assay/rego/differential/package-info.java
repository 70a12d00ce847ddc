/**
 * The engine against the real OPA on policies that nobody wrote: generated from a seed, asked of both, compared to the
 * letter, and made small when the two disagree.
 */
@NullMarked
package dev.assay.rego.differential;

import org.jspecify.annotations.NullMarked;
