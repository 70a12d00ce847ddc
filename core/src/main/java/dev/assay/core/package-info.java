/**
 * The middle of the house: what is claimed about which subject, the evidence for it, and how the program is configured.
 */
@NullMarked
package dev.assay.core;

import org.jspecify.annotations.NullMarked;
