/**
 * {@code assay verify}: the one dispatcher. It recognises what it is given, asks {@code dev.assay.ledger.verify} what
 * holds, and says what was verified, against which trust, and what was not. The judging itself is not here.
 */
@NullMarked
package dev.assay.cli.verify;

import org.jspecify.annotations.NullMarked;
