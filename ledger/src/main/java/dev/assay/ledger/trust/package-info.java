/**
 * Whom a verification believes: logs, witnesses, signers, builders and approvers, each by key and for a time.
 *
 * <p>Without a declared trust everything is judged by the keys found beside it. That shows that nothing was changed
 * since it was signed, and not who signed it; it is labelled so.
 */
@NullMarked
package dev.assay.ledger.trust;

import org.jspecify.annotations.NullMarked;
