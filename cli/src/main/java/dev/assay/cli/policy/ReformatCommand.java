package dev.assay.cli.policy;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.output.ConftestJsonReader;
import dev.assay.inputs.document.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code assay policy reformat}: writes Conftest's JSON in another format. */
@Command(
        name = "reformat",
        header = "Write results that were saved as Conftest's JSON in another format.",
        footer = {
            "  assay policy --compat conftest test -o json manifests/ > results.json",
            "  assay policy reformat -o junit results.json",
        })
final class ReformatCommand implements Action {

    private final Session session;

    @ParentCommand
    private @Nullable PolicyCommand parent;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "The results; standard input when none is named.")
    private List<String> files = new ArrayList<>();

    ReformatCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        PolicyCommand group = Objects.requireNonNull(parent);
        Compatibility compatibility = group.compatibility();
        return compatibility.run(session, "", () -> reformat(group.settings(), compatibility.isConftest()));
    }

    private ExitCode reformat(Settings settings, boolean conftest) throws IOException {
        OutputFormat format = Output.format(session, settings, conftest);
        List<CheckResult> results;
        try {
            results = ConftestJsonReader.read(files.isEmpty() ? "-" : files.getFirst(), content());
        } catch (InputException e) {
            throw new AssayException(
                    ErrorCode.INPUT_MALFORMED,
                    "failed to parse JSON input: " + e.getMessage(),
                    "give what '--compat conftest test -o json' printed",
                    e);
        }
        boolean colored = conftest || session.colored();
        new Output(format, conftest, colored, false, false, false, false).write(session, results);
        return ExitCode.OK;
    }

    private byte[] content() throws IOException {
        if (files.isEmpty()) {
            return session.surroundings().in().readAllBytes();
        }
        String name = files.getFirst();
        try {
            return Files.readAllBytes(session.resolve(Path.of(name)));
        } catch (NoSuchFileException e) {
            throw new AssayException(
                    ErrorCode.FILE_MISSING, "failed to open input file: " + name + " is not there", "check it", e);
        }
    }
}
