/**
 * Configuration: which keys exist, where their values come from, and what is wrong with them.
 *
 * <p>A value comes from the first of these that has it: the command line, a variable {@code ASSAY_...}, the nearest
 * {@code assay.yaml} up the tree (document {@code kind: Config}), {@code config.yaml} in the user's folder, the
 * default. Problems are collected and reported together, each with its place.
 */
@NullMarked
package dev.assay.core.config;

import org.jspecify.annotations.NullMarked;
