/** Formats that are recognised and refused, with the way to get them judged all the same. */
@NullMarked
package dev.assay.inputs.unsupported;

import org.jspecify.annotations.NullMarked;
