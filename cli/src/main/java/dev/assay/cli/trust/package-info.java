/** Where the trust of a run comes from: the option, the configured file, or nobody in particular. */
@NullMarked
package dev.assay.cli.trust;

import org.jspecify.annotations.NullMarked;
