package dev.assay.cli.rego;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Progress;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.rego.PolicyException;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.load.Loaded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay rego check}: compiles policies and lists everything that is wrong with them. */
@Command(
        name = "check",
        header = "Check policies: syntax, safety, types, recursion; with --strict also what is left over.",
        footer = {
            "  assay rego check policy/",
            "  assay rego check --strict --schema schemas/ policy/",
        })
final class CheckCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Policies, or folders of them.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = {"-S", "--strict"},
            description = "Unused variables and imports are errors too.")
    private boolean strict;

    @Option(
            names = {"-b", "--bundle"},
            description = "The paths are bundles.")
    private boolean bundle;

    @Option(
            names = {"-m", "--max-errors"},
            paramLabel = "N",
            description = "How many errors to list (default: all).")
    private int errorsMax;

    @Mixin
    private RegoOptions options = new RegoOptions();

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        boolean json = options.format(session, OutputFormat.HUMAN, OutputFormat.PRETTY, OutputFormat.JSON)
                == OutputFormat.JSON;
        Loaded loaded = bundle ? options.load(session, paths, true) : options.loadPolicies(session, paths);
        if (loaded.sources().isEmpty()) {
            throw new AssayException(
                    ErrorCode.POLICY_INVALID,
                    "no policy in " + String.join(", ", paths),
                    "name files or folders of .rego");
        }
        try (Progress progress =
                new Progress(session, "checking", loaded.sources().size())) {
            progress.at(0);
            options.builder(session)
                    .sources(loaded.sources())
                    .data(loaded.data())
                    .strict(strict)
                    .build();
        } catch (PolicyException e) {
            tell(e.problems(), json);
            return Report.unusable(options.isOpa(session));
        }
        if (json) {
            session.println("{}");
        }
        return ExitCode.OK;
    }

    private void tell(List<Problem> problems, boolean json) throws IOException {
        List<Problem> listed = errorsMax > 0 && problems.size() > errorsMax ? problems.subList(0, errorsMax) : problems;
        if (json) {
            session.println(new Tree().put("errors", Report.trees(listed)).text());
        } else {
            Report.print(session, listed);
        }
    }
}
