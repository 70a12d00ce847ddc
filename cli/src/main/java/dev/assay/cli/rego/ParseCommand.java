package dev.assay.cli.rego;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.json.AstJson;
import dev.assay.rego.ast.json.AstOutline;
import dev.assay.rego.parse.ParseException;
import dev.assay.rego.parse.Parser;
import dev.assay.rego.parse.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay rego parse}: shows the syntax tree of a module. */
@Command(
        name = "parse",
        header = "Show the syntax tree of a policy, as opa parse prints it.",
        footer = {
            "  assay rego parse policy.rego                     an outline, a node a line",
            "  assay rego parse -f json policy.rego",
            "  assay rego parse -f json --json-include locations,-comments policy.rego",
        })
final class ParseCommand implements Action {

    /** How the tree is shown. */
    private enum Layout {
        PRETTY,
        JSON
    }

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The policy.")
    private @Nullable Path file;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "pretty or json (default: pretty).")
    private Layout layout = Layout.PRETTY;

    @Option(
            names = "--json-include",
            split = ",",
            paramLabel = "PART",
            description = "locations and comments, with - before one to leave it out (default: comments).")
    private Set<String> include = new LinkedHashSet<>();

    @Mixin
    private VersionOptions version = new VersionOptions();

    ParseCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        boolean comments = included("comments", true);
        boolean locations = included("locations", false);
        Path path = file == null ? Path.of("") : file;
        Module module;
        try {
            module = Parser.module(
                    SourceText.of(path.toString(), Files.readAllBytes(session.resolve(path))), version.parsed());
        } catch (ParseException e) {
            SourceProblems.print(session, e.problems());
            return version.unusable(session);
        }
        if (layout == Layout.JSON) {
            session.println(AstJson.of(module, locations, comments));
        } else {
            session.data().print(AstOutline.of(module, comments));
        }
        return ExitCode.OK;
    }

    private boolean included(String part, boolean usually) {
        for (String one : include) {
            if (!Set.of("comments", "-comments", "locations", "-locations").contains(one)) {
                throw new AssayException(
                        ErrorCode.USAGE, "--json-include cannot name '" + one + "'", "use locations, comments");
            }
        }
        return include.contains(part) || (usually && !include.contains("-" + part));
    }
}
