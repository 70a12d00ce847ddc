/** Java properties files. */
@NullMarked
package dev.assay.inputs.properties;

import org.jspecify.annotations.NullMarked;
