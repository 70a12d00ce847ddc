/** The command {@code assay doctor}: what is found on this machine, what is missing, what to do. */
@NullMarked
package dev.assay.cli.doctor;

import org.jspecify.annotations.NullMarked;
