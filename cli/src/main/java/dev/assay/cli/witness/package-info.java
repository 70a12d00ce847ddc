/**
 * {@code assay witness}: makes a witness, tells it which logs to watch, serves it over HTTP after C2SP tlog-witness,
 * and shows what it has cosigned. The rules are those of {@code dev.assay.ledger.witness}.
 */
@NullMarked
package dev.assay.cli.witness;

import org.jspecify.annotations.NullMarked;
