/**
 * {@code assay log}: the commands of a transparency log in a folder, its read API over HTTP, and reading a log that is
 * somewhere else. The log itself is in {@code dev.assay.ledger.log}; here are only options, words and the network.
 */
@NullMarked
package dev.assay.cli.log;

import org.jspecify.annotations.NullMarked;
