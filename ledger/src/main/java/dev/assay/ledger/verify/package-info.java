/**
 * What an auditor runs, and reads first: given files and trusted keys, which of the claims that they make hold. Nothing
 * here signs, writes, prints or talks to a network. What does not hold is a {@link dev.assay.ledger.verify.Finding}
 * that names file, entry and bytes; what could not be looked at is never reported as good.
 */
@NullMarked
package dev.assay.ledger.verify;

import org.jspecify.annotations.NullMarked;
