/**
 * Rego for the JVM: a library of its own. Start at {@code Policy}; the language is in {@code ast} and {@code parse}.
 */
@NullMarked
package dev.assay.rego;

import org.jspecify.annotations.NullMarked;
