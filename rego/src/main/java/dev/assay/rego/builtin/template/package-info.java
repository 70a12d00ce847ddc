/** {@code strings.render_template}: the templates of Go's {@code text/template}. */
@NullMarked
package dev.assay.rego.builtin.template;

import org.jspecify.annotations.NullMarked;
