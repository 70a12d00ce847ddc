/** Signing requests to Amazon Web Services (Signature Version 4). */
@NullMarked
package dev.assay.rego.builtin.aws;

import org.jspecify.annotations.NullMarked;
