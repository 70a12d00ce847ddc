/** The page docs/features.md, made from the marks on tests and kept true by a test. */
@NullMarked
package dev.assay.checks.features;

import org.jspecify.annotations.NullMarked;
