package dev.assay.cli.policy;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Faults;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.text.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose ways a run follows: Assay's own, or Conftest's. */
enum Compatibility {
    NONE,
    CONFTEST;

    private static final String VARIABLE = "ASSAY_COMPAT";

    /**
     * The ways that the option, or else the environment, asks for.
     *
     * @throws AssayException for a tool that is not known
     */
    static Compatibility of(Session session, @Nullable String option) {
        String name = option == null ? session.surroundings().environment().getOrDefault(VARIABLE, "") : option;
        if (name.isEmpty() || (option == null && name.equals("opa"))) {
            return NONE;
        }
        if (name.equals("conftest")) {
            return CONFTEST;
        }
        throw new AssayException(
                ErrorCode.USAGE,
                "'assay policy' cannot behave as '" + name + "'" + Nearest.hint(name, List.of("conftest")),
                "use --compat conftest, or leave it out");
    }

    boolean isConftest() {
        return this == CONFTEST;
    }

    /** Runs an action; as Conftest, whatever goes wrong is one line that begins with Error, and exit code 1. */
    ExitCode run(Session session, String doing, Action action) throws IOException, InterruptedException {
        if (!isConftest()) {
            return action.run();
        }
        try {
            return action.run();
        } catch (AssayException | UncheckedIOException | IOException fault) {
            String what = Faults.report(fault).what();
            session.surroundings().err().print("Error: " + (doing.isEmpty() ? "" : doing + ": ") + what + "\n");
            return ExitCode.DENIED;
        }
    }
}
