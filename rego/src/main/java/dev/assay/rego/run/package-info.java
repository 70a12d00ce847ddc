/** What one evaluation is given, limits among it, and what it gives: results, origins or an error. */
@NullMarked
package dev.assay.rego.run;

import org.jspecify.annotations.NullMarked;
