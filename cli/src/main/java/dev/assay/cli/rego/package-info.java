/** {@code assay rego}: the engine on the command line, with meaning and output of OPA's commands of the same names. */
@NullMarked
package dev.assay.cli.rego;

import org.jspecify.annotations.NullMarked;
