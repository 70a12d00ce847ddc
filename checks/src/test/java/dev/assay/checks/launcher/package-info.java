/** Tests of the launcher, seen from outside: which Java it finds, what it builds, how it starts and ends. */
@NullMarked
package dev.assay.checks.launcher;

import org.jspecify.annotations.NullMarked;
