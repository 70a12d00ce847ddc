/**
 * What every command is given and obeys: streams, environment and clock of the run, the options that all commands
 * share, output formats, and the one place where faults become messages and exit codes.
 */
@NullMarked
package dev.assay.cli.command;

import org.jspecify.annotations.NullMarked;
