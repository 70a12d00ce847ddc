/**
 * Merkle trees after RFC 6962 with SHA-256: hashing, inclusion and consistency proofs. Pure functions over bytes;
 * knows nothing of files, tiles or signatures.
 */
@NullMarked
package dev.assay.ledger.merkle;

import org.jspecify.annotations.NullMarked;
