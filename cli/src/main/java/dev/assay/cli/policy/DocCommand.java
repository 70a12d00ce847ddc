package dev.assay.cli.policy;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.policy.PolicyLoading;
import dev.assay.core.policy.PolicySet;
import dev.assay.core.policy.doc.PolicyDocument;
import dev.assay.core.policy.doc.Section;
import dev.assay.core.policy.doc.Template;
import dev.assay.core.policy.load.Problems;
import dev.assay.rego.ast.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code assay policy doc}: writes the documentation of policies. */
@Command(
        name = "doc",
        header = "Write the documentation of policies, from their annotations, as Markdown.",
        description = "One file for each folder, with its name. Templates may use fields, range, if, else and end.",
        footer = {
            "  assay policy doc policy",
            "  assay policy doc --out-dir docs --template page.md.tpl policy",
        })
final class DocCommand implements Action {

    private final Session session;

    @ParentCommand
    private @Nullable PolicyCommand parent;

    @Option(names = "--out-dir", paramLabel = "FOLDER", description = "Where to write (default: here).")
    private String outDir = ".";

    @Option(
            names = {"-t", "--template"},
            paramLabel = "FILE",
            description = "A template in Go's language, of which the commonest part is known.")
    private @Nullable String template;

    @Option(names = "--rego-version", paramLabel = "VERSION", description = "v0 or v1 (default: v1).")
    private String regoVersion = "v1";

    @Parameters(arity = "0..*", paramLabel = "FOLDER", description = "Folders of policies.")
    private List<String> folders = new ArrayList<>();

    DocCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        Compatibility compatibility = Objects.requireNonNull(parent).compatibility();
        return compatibility.run(session, "", () -> document(compatibility.isConftest()));
    }

    private ExitCode document(boolean conftest) throws IOException {
        if (folders.isEmpty()) {
            throw new AssayException(ErrorCode.USAGE, "missing required arguments", "name folders of policies");
        }
        for (String folder : folders) {
            Path path = session.resolve(Path.of(folder));
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new AssayException(ErrorCode.USAGE, folder + " is not a directory", "name its folder");
            }
            Path file = session.resolve(Path.of(outDir)).resolve(name(path) + ".md");
            Files.writeString(file, page(folder, conftest));
            session.note("wrote " + Path.of(outDir).resolve(name(path) + ".md").normalize());
        }
        return ExitCode.OK;
    }

    private static String name(Path folder) {
        Path last = folder.getFileName();
        return last == null ? "policy" : last.toString();
    }

    private String page(String folder, boolean conftest) throws IOException {
        Problems problems = new Problems();
        PolicySet set = new PolicyLoading(
                        session.surroundings().workingFolder(),
                        List.of(folder),
                        List.of(),
                        false,
                        Engine.version(regoVersion),
                        false,
                        null)
                .load(problems);
        if (set == null) {
            throw Mistakes.policy(problems, conftest);
        }
        List<Module> modules = set.modules();
        List<Section> sections = PolicyDocument.sections(modules);
        if (sections.isEmpty()) {
            throw new AssayException(
                    ErrorCode.POLICY_INVALID,
                    folder + ": no annotations found",
                    "write '# METADATA' with title and description above packages and rules");
        }
        if (template == null) {
            return PolicyDocument.markdown(sections);
        }
        return Template.parse(template, Files.readString(session.resolve(Path.of(template))))
                .render(sections);
    }
}
