/**
 * {@code assay evidence}: sign statements and record them in the {@code .assay} home, look at them, verify and
 * erase them.
 */
@NullMarked
package dev.assay.cli.evidence;

import org.jspecify.annotations.NullMarked;
