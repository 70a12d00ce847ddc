package dev.assay.cli.policy;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code assay policy}: the group of commands that judge configuration by Rego policies. */
@Command(
        name = "policy",
        header = "Judge configuration by Rego policies, as Conftest does, and say where and why.",
        description = {
            "Policies are packages with rules deny, violation and warn. Existing folders of Conftest work unchanged;",
            "--compat conftest (or ASSAY_COMPAT=conftest) gives its exit codes and outputs to the byte.",
        },
        footer = {
            "  assay policy test -p policy manifests/     judge files and folders",
            "  assay policy verify -p policy              run the tests of the policies",
            "  assay policy parse deployment.yaml         see an input as policies see it",
            "  assay policy pull oci://registry.example/policies:v1",
        },
        preprocessor = ConftestArguments.class,
        subcommands = {
            TestCommand.class,
            VerifyCommand.class,
            ParseCommand.class,
            DocCommand.class,
            FmtCommand.class,
            PullCommand.class,
            PushCommand.class,
            ReformatCommand.class,
        })
public final class PolicyCommand implements Action {

    private final Session session;

    @Option(
            names = "--compat",
            scope = ScopeType.INHERIT,
            paramLabel = "TOOL",
            description = "Behave exactly as this tool: conftest.")
    private @Nullable String compat;

    @Option(
            names = {"-c", "--config-file"},
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Settings, as conftest.toml has them (default: conftest.toml here, if there is one).")
    private @Nullable String configFile;

    @Option(names = "--version", hidden = true, description = "Show the version.")
    private boolean version;

    PolicyCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        if (version) {
            session.println("Conftest: compatible, by assay");
            return ExitCode.OK;
        }
        throw new AssayException(
                ErrorCode.USAGE,
                "'assay policy' needs a command: test, verify, parse, doc, fmt, pull, push, reformat",
                "run assay policy --help");
    }

    /** The ways of this run. */
    Compatibility compatibility() {
        return Compatibility.of(session, compat);
    }

    /** Where this run's settings come from, besides its options. */
    Settings settings() {
        return Settings.read(session, compatibility(), configFile);
    }
}
