/** Tests of the test runner. */
@NullMarked
package dev.assay.rego.test;

import org.jspecify.annotations.NullMarked;
