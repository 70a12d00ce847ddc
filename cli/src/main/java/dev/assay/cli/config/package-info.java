/** The commands {@code assay config}: which values are in force, where they come from, what is wrong with them. */
@NullMarked
package dev.assay.cli.config;

import org.jspecify.annotations.NullMarked;
