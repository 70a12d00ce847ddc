/**
 * {@code assay push}: brings entries and envelopes of a local log to the place that keeps them: another folder, a git
 * ref, or a served log.
 */
@NullMarked
package dev.assay.cli.push;

import org.jspecify.annotations.NullMarked;
