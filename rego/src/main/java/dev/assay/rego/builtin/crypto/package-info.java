/**
 * Digests, message authentication codes, PEM, X.509 certificates and keys, in the shapes that OPA's builtins
 * answer.
 */
@NullMarked
package dev.assay.rego.builtin.crypto;

import org.jspecify.annotations.NullMarked;
