/**
 * The values of Rego: null, booleans, numbers, strings, arrays, objects and sets. Immutable, in Rego's order, with
 * hash codes kept. Knows nothing of policies.
 */
@NullMarked
package dev.assay.rego.value;

import org.jspecify.annotations.NullMarked;
