/**
 * What every format shares: the text of a file, the tree that comes of it with the line of every value, the limits, and
 * the one exception by which a file is refused.
 */
@NullMarked
package dev.assay.inputs.document;

import org.jspecify.annotations.NullMarked;
