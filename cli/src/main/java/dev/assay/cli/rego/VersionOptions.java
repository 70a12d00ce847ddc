package dev.assay.cli.rego;

import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.rego.ast.Module.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The version of the language, and whose exit codes count, for commands that do not compile. */
final class VersionOptions {
    private static final String COMPAT_VARIABLE = "ASSAY_COMPAT";

    @Option(names = "--v0-compatible", description = "Read policies as Rego of version 0.")
    private boolean versionZero;

    @Option(names = "--v1-compatible", description = "Read policies as Rego of version 1, which is the default.")
    private boolean versionOne;

    @Option(
            names = "--compat",
            paramLabel = "opa",
            description = "End with OPA's exit codes; the same as ASSAY_COMPAT=opa.")
    private @Nullable String compat;

    /** The version that sources are read as. */
    Version parsed() {
        return versionZero ? Version.V0 : Version.V1;
    }

    boolean isVersionOne() {
        return versionOne;
    }

    boolean isVersionZero() {
        return versionZero;
    }

    /** Whether exit codes are OPA's. */
    boolean isOpa(Session session) {
        if (compat != null && !compat.equals("opa")) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "'assay rego' cannot behave as '" + compat + "'",
                    "use --compat opa, or leave it out");
        }
        return compat != null
                || "opa".equals(session.surroundings().environment().get(COMPAT_VARIABLE));
    }

    /** How a run ends whose policy cannot be read. */
    ExitCode unusable(Session session) {
        return isOpa(session) ? ExitCode.DENIED : ExitCode.CONFIGURATION;
    }
}
