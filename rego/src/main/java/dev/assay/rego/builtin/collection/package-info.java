/** Builtins on arrays, sets and objects: aggregates, membership, graphs, walks, paths and patches. */
@NullMarked
package dev.assay.rego.builtin.collection;

import org.jspecify.annotations.NullMarked;
