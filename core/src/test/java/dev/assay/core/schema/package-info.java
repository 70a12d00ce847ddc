/** Tests that the published JSON schemas say what the readers do. */
@NullMarked
package dev.assay.core.schema;

import org.jspecify.annotations.NullMarked;
