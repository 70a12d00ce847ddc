/**
 * The trust file {@code assay/trust.yaml}: which logs, witnesses, signers, builders and approvers a repository or a
 * fleet believes. It is versioned with what it protects, and a change of it never judges itself.
 */
@NullMarked
package dev.assay.core.trust;

import org.jspecify.annotations.NullMarked;
