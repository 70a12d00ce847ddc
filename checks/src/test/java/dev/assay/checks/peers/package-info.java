/**
 * The house held against independent programs that share no code with it: the log against Go's note package, Tessera,
 * torchwood, and transparency-dev's witness; policies against Conftest's own tests. They are installed by {@code
 * tools/peers} and run as real processes.
 */
@NullMarked
package dev.assay.checks.peers;

import org.jspecify.annotations.NullMarked;
