/** Runs the tests that policies have, rules whose names begin with {@code test_}, with the meaning OPA gives them. */
@NullMarked
package dev.assay.rego.test;

import org.jspecify.annotations.NullMarked;
