/** What a policy may learn about the program that evaluates it. */
@NullMarked
package dev.assay.rego.builtin.runtime;

import org.jspecify.annotations.NullMarked;
