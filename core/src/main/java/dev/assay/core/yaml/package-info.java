/** YAML files of this project's own kinds, read with the line of everything and every problem collected. */
@NullMarked
package dev.assay.core.yaml;

import org.jspecify.annotations.NullMarked;
