/** Tests of {@code dev.assay.core.claim}. */
@NullMarked
package dev.assay.core.claim;

import org.jspecify.annotations.NullMarked;
