/** {@code assay key}: the user's own statement keys: list, show, rotate, revoke. */
@NullMarked
package dev.assay.cli.key;

import org.jspecify.annotations.NullMarked;
