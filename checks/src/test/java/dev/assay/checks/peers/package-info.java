/**
 * The log held against independent programs that share no code with it: Go's note package, Tessera, torchwood, and
 * transparency-dev's witness. They are installed by {@code tools/peers} and run as real processes.
 */
@NullMarked
package dev.assay.checks.peers;

import org.jspecify.annotations.NullMarked;
