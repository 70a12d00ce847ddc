/**
 * Evidence: signed statements in a store of their own, and what the public log says of them.
 *
 * <p>The log holds a leaf with a salted commitment; the envelope and its salt lie in the store, where they can be
 * erased. What is left then says nothing about the content, and the log still verifies. An envelope that is gone
 * without an erasure being on record is a finding.
 */
@NullMarked
package dev.assay.ledger.evidence;

import org.jspecify.annotations.NullMarked;
