/** Tests of loading. */
@NullMarked
package dev.assay.rego.load;

import org.jspecify.annotations.NullMarked;
