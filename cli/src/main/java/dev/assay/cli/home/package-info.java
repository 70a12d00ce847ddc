/** Where the {@code .assay} folder of a run is, and what of it can be used. */
@NullMarked
package dev.assay.cli.home;

import org.jspecify.annotations.NullMarked;
