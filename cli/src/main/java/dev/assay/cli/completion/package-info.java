/** The command {@code assay completion}: scripts by which a shell completes commands and options. */
@NullMarked
package dev.assay.cli.completion;

import org.jspecify.annotations.NullMarked;
