package dev.assay.cli.rego;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.rego.ast.Module.Version;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import dev.assay.rego.format.Dialect;
import dev.assay.rego.format.Formatter;
import dev.assay.rego.parse.ParseException;
import dev.assay.rego.parse.Parser;
import dev.assay.rego.parse.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay rego fmt}: lays out policies. */
@Command(
        name = "fmt",
        header = "Lay out policies, as opa fmt does.",
        footer = {
            "  assay rego fmt policy.rego               print it, laid out",
            "  assay rego fmt --write policy/           rewrite the files that differ",
            "  assay rego fmt --list --fail policy/     name them, and end with 1 if there are any",
            "  assay rego fmt --rego-v1 --write old/    make v0 readable as v1 too",
        })
final class FmtCommand implements Action {
    private static final String EXTENSION = ".rego";

    private final Session session;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Policies, or folders of them (default: standard input).")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = {"-w", "--write"},
            description = "Rewrite the files instead of printing them.")
    private boolean write;

    @Option(
            names = {"-l", "--list"},
            description = "Only name the files that differ.")
    private boolean list;

    @Option(
            names = {"-d", "--diff"},
            description = "Only show what differs.")
    private boolean diff;

    @Option(names = "--fail", description = "End with 1 if a file differs.")
    private boolean fail;

    @Option(
            names = {"--rego-v1", "--v0-v1"},
            description = "Write what is valid in both versions; read version 0, or with --v1-compatible version 1.")
    private boolean both;

    @Option(names = "--drop-v0-imports", description = "Drop imports that version 1 does not need.")
    private boolean dropImports;

    @Option(
            names = "--check-result",
            arity = "0..1",
            fallbackValue = "true",
            defaultValue = "true",
            paramLabel = "BOOLEAN",
            description = "Whether to read the result again, to be sure that it is valid (default: true).")
    private boolean checkResult;

    @Mixin
    private VersionOptions version = new VersionOptions();

    private final List<Problem> problems = new ArrayList<>();
    private boolean differs;

    FmtCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        boolean opa = version.isOpa(session);
        if (paths.isEmpty()) {
            byte[] input = session.surroundings().in().readAllBytes();
            String formatted = formatted("stdin", input);
            if (formatted != null) {
                tell(Path.of("stdin"), new String(input, StandardCharsets.UTF_8), formatted, false);
            }
        }
        for (Path path : files()) {
            byte[] bytes = Files.readAllBytes(session.resolve(path));
            String formatted = formatted(path.toString(), bytes);
            if (formatted != null) {
                tell(path, new String(bytes, StandardCharsets.UTF_8), formatted, write);
            }
        }
        if (!problems.isEmpty()) {
            SourceProblems.print(session, problems);
            if (opa) {
                return paths.isEmpty() ? ExitCode.DENIED : ExitCode.USAGE;
            }
            return ExitCode.CONFIGURATION;
        }
        if (fail && differs) {
            session.note("assay: unexpected diff");
            return opa ? ExitCode.USAGE : ExitCode.DENIED;
        }
        return ExitCode.OK;
    }

    /** The policies that are named, and those in folders that are named, in the order of their paths. */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            Path absolute = session.resolve(path);
            if (!Files.exists(absolute)) {
                throw new NoSuchFileException(path.toString());
            }
            if (Files.isDirectory(absolute)) {
                try (Stream<Path> tree = Files.walk(absolute)) {
                    tree.filter(FmtCommand::isPolicy)
                            .sorted()
                            .forEach(file -> files.add(path.resolve(absolute.relativize(file))));
                }
            } else if (isPolicy(path)) {
                files.add(path);
            } else {
                throw new AssayException(
                        ErrorCode.USAGE, path + " is no policy", "name files that end with " + EXTENSION);
            }
        }
        return files;
    }

    private static boolean isPolicy(Path path) {
        return path.toString().endsWith(EXTENSION) && !Files.isDirectory(path);
    }

    private @Nullable String formatted(String name, byte[] bytes) {
        try {
            String formatted = Formatter.format(SourceText.of(name, bytes), readAs(), dialect());
            if (checkResult) {
                Parser.module(new Source(name, formatted), both ? Version.V0 : version.parsed());
            }
            return formatted;
        } catch (ParseException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    private Version readAs() {
        return both && !version.isVersionOne() ? Version.V0 : version.parsed();
    }

    private Dialect dialect() {
        if (both) {
            return Dialect.V0_AND_V1;
        }
        if (version.isVersionZero()) {
            return Dialect.V0;
        }
        return dropImports ? Dialect.V1_WITHOUT_IMPORTS : Dialect.V1;
    }

    private void tell(Path path, String before, String after, boolean rewrite) throws IOException {
        boolean changed = !before.equals(after);
        differs |= changed;
        if (list || diff) {
            if (changed) {
                session.data().print(list ? path + "\n" : LineDiff.unified(path.toString(), before, after));
            }
        } else if (rewrite) {
            if (changed && !fail) {
                Replacement.write(session.resolve(path), after);
            }
        } else if (!fail) {
            session.data().print(after);
        }
    }
}
