/** JSON Web Tokens: decoding, verifying and signing (RFC 7515, 7517, 7518, 7519, 8037), on the JDK's cryptography. */
@NullMarked
package dev.assay.rego.builtin.jwt;

import org.jspecify.annotations.NullMarked;
