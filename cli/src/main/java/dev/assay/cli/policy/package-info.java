/** {@code assay policy}: Conftest's commands, with what its users ask for, and its exact ways on request. */
@NullMarked
package dev.assay.cli.policy;

import org.jspecify.annotations.NullMarked;
