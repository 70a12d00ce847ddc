/** Configuration of nginx. */
@NullMarked
package dev.assay.inputs.nginx;

import org.jspecify.annotations.NullMarked;
