/** Small things about words that several rooms need, such as the nearest known name to one that is misspelt. */
@NullMarked
package dev.assay.core.text;

import org.jspecify.annotations.NullMarked;
