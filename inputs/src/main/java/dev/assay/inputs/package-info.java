/** Parsers of what is judged: a document in, a tree and the line of every value out. One folder a format. */
@NullMarked
package dev.assay.inputs;

import org.jspecify.annotations.NullMarked;
