/**
 * {@code assay push}: brings entries and envelopes of a local log to the place that keeps them: another folder, a git
 * ref, or a served log. The git ref is written by the plumbing of the {@code git} program, whose refused
 * non-fast-forward is the compare-and-swap between writers.
 */
@NullMarked
package dev.assay.cli.push;

import org.jspecify.annotations.NullMarked;
