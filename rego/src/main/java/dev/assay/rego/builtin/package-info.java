/**
 * What builtin functions are, and what they may ask of the evaluation that calls them. The functions stand in packages
 * below, a folder a family; {@code Builtins} in package {@code catalogue} lists them.
 */
@NullMarked
package dev.assay.rego.builtin;

import org.jspecify.annotations.NullMarked;
