/** Values to and from JSON and YAML: as text, as Jackson's trees. Numbers stay exact. */
@NullMarked
package dev.assay.rego.json;

import org.jspecify.annotations.NullMarked;
