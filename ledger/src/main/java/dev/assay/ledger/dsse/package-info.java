/**
 * DSSE, the envelope around a signed payload (secure-systems-lab/dsse, protocol v1.0.2).
 *
 * <p>What is signed is the pre-authentication encoding of payload type and payload. The payload is kept as the bytes
 * that arrived and is never written again from a parsed form; the envelope, too, is stored and named as it arrived.
 */
@NullMarked
package dev.assay.ledger.dsse;

import org.jspecify.annotations.NullMarked;
