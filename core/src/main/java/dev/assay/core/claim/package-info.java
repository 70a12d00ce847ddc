/**
 * Claims: the answer to a check about a subject, with the time it was observed and the time until which it counts.
 *
 * <p>A claim is the part of a statement that every room reads; the body beside it belongs to the practice that made it.
 */
@NullMarked
package dev.assay.core.claim;

import org.jspecify.annotations.NullMarked;
