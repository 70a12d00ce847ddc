package dev.assay.cli.policy;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.policy.load.NamedFile;
import dev.assay.core.policy.load.PolicyFiles;
import dev.assay.core.policy.load.Problems;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Source;
import dev.assay.rego.format.Formatter;
import dev.assay.rego.parse.ParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code assay policy fmt}: lays out policies as {@code opa fmt} does. */
@Command(
        name = "fmt",
        header = "Lay out policies as 'opa fmt' does.",
        description = "Files are changed in place; none of them, when one cannot be parsed.",
        footer = {
            "  assay policy fmt policy",
            "  assay policy fmt --check policy            exit code 1 when something would change",
        })
final class FmtCommand implements Action {

    private final Session session;

    @ParentCommand
    private @Nullable PolicyCommand parent;

    @Option(names = "--check", arity = "0..1", description = "Change nothing; name what would change.")
    private @Nullable Boolean check;

    @Option(names = "--rego-version", paramLabel = "VERSION", description = "v0 or v1 (default: v1).")
    private @Nullable String regoVersion;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Files and folders of policies.")
    private List<String> paths = new ArrayList<>();

    FmtCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        PolicyCommand group = Objects.requireNonNull(parent);
        Compatibility compatibility = group.compatibility();
        return compatibility.run(session, "", () -> format(group.settings(), compatibility.isConftest()));
    }

    private ExitCode format(Settings settings, boolean conftest) throws IOException {
        if (paths.isEmpty()) {
            throw new AssayException(ErrorCode.USAGE, "no policies are named", "name files and folders");
        }
        Module.Version version = Engine.version(settings.text("rego-version", regoVersion, "v1"));
        Map<Source, String> changed = changed(version, conftest);
        if (settings.flag("check", check)) {
            changed.keySet().forEach(source -> session.note("not formatted: " + source.name()));
            if (conftest && !changed.isEmpty()) {
                throw new AssayException(ErrorCode.POLICY_INVALID, "files not formatted", "run it without --check");
            }
            return changed.isEmpty() ? ExitCode.OK : ExitCode.DENIED;
        }
        for (Map.Entry<Source, String> file : changed.entrySet()) {
            Files.writeString(session.resolve(Path.of(file.getKey().name())), file.getValue());
            session.note("formatted: " + file.getKey().name());
        }
        return ExitCode.OK;
    }

    private Map<Source, String> changed(Module.Version version, boolean conftest) {
        Problems problems = new Problems();
        List<NamedFile> named = paths.stream()
                .map(path -> NamedFile.of(session.surroundings().workingFolder(), path))
                .toList();
        List<Source> sources = PolicyFiles.read(named, true, problems);
        if (sources.isEmpty() && problems.isEmpty()) {
            problems.add("no policies found in " + paths);
        }
        Map<Source, String> changed = new LinkedHashMap<>();
        for (Source source : sources) {
            try {
                String formatted = Formatter.format(source, version);
                if (!formatted.equals(source.text())) {
                    changed.put(source, formatted);
                }
            } catch (ParseException e) {
                e.problems().forEach(problem -> problems.add(problem.toString()));
            }
        }
        if (!problems.isEmpty()) {
            throw Mistakes.policy(problems, conftest);
        }
        return changed;
    }
}
