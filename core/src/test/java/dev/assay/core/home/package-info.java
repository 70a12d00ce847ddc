/** Tests of {@code dev.assay.core.home}. */
@NullMarked
package dev.assay.core.home;

import org.jspecify.annotations.NullMarked;
