/**
 * Keys that sign statements: what they are, where a person's own lie, and when a signature of one still counts.
 *
 * <p>Ed25519, ECDSA P-256 and ML-DSA-44, all from the JDK. A {@link dev.assay.ledger.key.VerificationKey} fixes the
 * algorithm <em>and</em> the encoding of its signatures, so nothing in a message can choose how it is checked. Keys of
 * logs and witnesses are another matter: see {@code dev.assay.ledger.note}.
 */
@NullMarked
package dev.assay.ledger.key;

import org.jspecify.annotations.NullMarked;
