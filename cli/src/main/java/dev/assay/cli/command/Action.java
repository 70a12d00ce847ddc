package dev.assay.cli.command;

import dev.assay.core.fault.ExitCode;
import java.io.IOException;

/**
 * A command that does something, as opposed to a group of commands.
 *
 * <p>It throws {@code AssayException} or {@code LedgerException} for faults; {@link Faults} turns them, and any
 * {@link IOException}, into a message and an exit code.
 */
@FunctionalInterface
public interface Action {

    /** Does the work and says how it ended. */
    ExitCode run() throws IOException, InterruptedException;
}
