/** INI files. */
@NullMarked
package dev.assay.inputs.ini;

import org.jspecify.annotations.NullMarked;
