/**
 * The in-toto Statement v1: which things a claim is about, and of what type the claim is.
 *
 * <p>After in-toto/attestation spec/v1 (statement, resource descriptor, digest set, field types). Unknown members are
 * ignored when read, as its parsing rules demand. The predicate stays a JSON tree: only its own practice reads it.
 */
@NullMarked
package dev.assay.ledger.intoto;

import org.jspecify.annotations.NullMarked;
