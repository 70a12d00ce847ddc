/**
 * Policy libraries in public use, with their own tests, run unchanged. They are fetched as Go modules into Go's cache
 * and
 * never copied here.
 */
@NullMarked
package dev.assay.rego.library;

import org.jspecify.annotations.NullMarked;
