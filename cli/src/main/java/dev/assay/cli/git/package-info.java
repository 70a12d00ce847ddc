/**
 * Running the {@code git} program: its plumbing, a remote's refs with their compare-and-swap, and files of a commit.
 * Knows nothing of what is kept in the refs, except where in a tree a log is.
 */
@NullMarked
package dev.assay.cli.git;

import org.jspecify.annotations.NullMarked;
