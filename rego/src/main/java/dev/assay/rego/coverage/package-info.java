/** What of a policy was evaluated, how often and how long. */
@NullMarked
package dev.assay.rego.coverage;

import org.jspecify.annotations.NullMarked;
