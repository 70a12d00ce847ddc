/**
 * The {@code .assay} folder of a project: log, evidence, blobs, state of local runs and drafts, ignored by git.
 *
 * <p>Its log is that of one machine, and labelled so; a log that counts for a fleet has a home elsewhere.
 */
@NullMarked
package dev.assay.core.home;

import org.jspecify.annotations.NullMarked;
