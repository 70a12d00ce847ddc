/** Reads policies and data from files, folders and bundles, as the commands of OPA do. */
@NullMarked
package dev.assay.rego.load;

import org.jspecify.annotations.NullMarked;
