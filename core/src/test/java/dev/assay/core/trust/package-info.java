/** Tests of {@code dev.assay.core.trust}. */
@NullMarked
package dev.assay.core.trust;

import org.jspecify.annotations.NullMarked;
