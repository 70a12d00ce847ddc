package dev.assay.cli.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.assay.cli.command.Action;
import dev.assay.cli.command.Faults;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Progress;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.CheckRun;
import dev.assay.core.policy.CheckSettings;
import dev.assay.core.policy.NamespaceCheck;
import dev.assay.core.policy.NamespaceChoice;
import dev.assay.core.policy.PolicySet;
import dev.assay.core.policy.Totals;
import dev.assay.core.policy.load.InputFiles;
import dev.assay.core.policy.load.InputReader;
import dev.assay.core.policy.load.NamedFile;
import dev.assay.core.policy.load.Problems;
import dev.assay.core.policy.output.ConftestText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code assay policy test}: judges files and folders by the rules of a policy. */
@Command(
        name = "test",
        header = "Judge files and folders by the rules of a policy.",
        description = {
            "Exit code 1 when a rule denies, 3 when policy or inputs cannot be used: an empty folder of policies or a",
            "namespace without rules never looks like success.",
        },
        footer = {
            "  assay policy test -p policy manifests/",
            "  assay policy test -p policy -o sarif --out results.sarif manifests/",
            "  helm template chart | assay policy test -p policy -",
            "  assay policy test --all-namespaces --combine -p policy -d data manifests/",
        })
final class TestCommand implements Action {

    private final Session session;

    @ParentCommand
    private @Nullable PolicyCommand parent;

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    @Mixin
    private TestOptions options = new TestOptions();

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Files and folders to judge; - is standard input.")
    private List<String> paths = new ArrayList<>();

    TestCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        PolicyCommand group = Objects.requireNonNull(parent);
        Compatibility compatibility = group.compatibility();
        return compatibility.run(session, "running test", () -> test(compatibility, group.settings()));
    }

    private ExitCode test(Compatibility compatibility, Settings settings) throws IOException, InterruptedException {
        boolean conftest = compatibility.isConftest();
        Engine engine = new Engine(session, policies, settings, conftest);
        Output output = output(settings, conftest);
        Problems unreadable = new Problems();
        List<NamedFile> files = files(settings, unreadable);
        InputReader reader = engine.reader(settings.text("parser", options.parser, ""));
        List<String> updates = settings.list("update", options.update, List.of());
        if (!updates.isEmpty()) {
            Boolean tls = settings.isSet("tls", options.tls) ? settings.flag("tls", options.tls) : null;
            new PolicyDownload(session, tls).update(engine.policyPaths(), updates);
        }
        PolicySet set = engine.load(conftest);
        List<String> namespaces = namespaces(set, settings, conftest);
        CheckSettings checking = engine.checkSettings();
        List<NamespaceCheck> checks = new ArrayList<>(namespaces.size());
        for (String namespace : namespaces) {
            checks.add(new NamespaceCheck(set, namespace, checking));
        }
        String standardInput = settings.text("stdin-filename", options.stdinFilename, InputFiles.STANDARD_INPUT);
        CheckRun run = new CheckRun(
                checks,
                reader,
                name -> name.equals(InputFiles.STANDARD_INPUT) ? standardInput : name,
                Runtime.getRuntime().availableProcessors());
        List<List<CheckResult>> byFile;
        if (settings.flag("combine", options.combine)) {
            byFile = run.runCombined(files, unreadable);
        } else if (session.surroundings().errIsTerminal()) {
            try (Progress progress = new Progress(session, "judging inputs", files.size())) {
                byFile = run.run(files, unreadable, progress::at);
            }
        } else {
            byFile = run.run(files, unreadable, _ -> {});
        }
        if (conftest && !unreadable.isEmpty()) {
            throw Mistakes.inputs(unreadable, true);
        }
        List<CheckResult> results = ordered(byFile, namespaces.size(), conftest);
        return end(settings, output, results, unreadable, checking.traced(), conftest);
    }

    private List<NamedFile> files(Settings settings, Problems problems) {
        if (paths.isEmpty()) {
            throw new AssayException(
                    ErrorCode.USAGE, "nothing to judge is named", "name files or folders, or - for standard input");
        }
        String ignore = settings.text("ignore", options.ignore, "");
        Predicate<String> ignored = _ -> false;
        try {
            if (!ignore.isEmpty()) {
                Pattern pattern = Pattern.compile(ignore);
                ignored = name -> pattern.matcher(name).find();
            }
        } catch (PatternSyntaxException e) {
            throw new AssayException(
                    ErrorCode.USAGE, "--ignore is no regular expression: " + e.getMessage(), "correct it");
        }
        List<NamedFile> files = InputFiles.find(session.surroundings().workingFolder(), paths, ignored, problems);
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(String.join(", ", paths), "no file that a parser knows");
        }
        if (files.isEmpty()) {
            throw new AssayException(
                    ErrorCode.FILE_MISSING, "nothing to judge was found, " + problems.text(), "name other files");
        }
        return files;
    }

    private List<String> namespaces(PolicySet set, Settings settings, boolean conftest) {
        List<String> wanted = settings.list("namespace", policies.namespace, List.of("main"));
        Problems problems = new Problems();
        boolean all = settings.flag("all-namespaces", options.allNamespaces);
        if (all || NamespaceChoice.hasPattern(wanted)) {
            List<String> chosen = all ? set.namespaces() : NamespaceChoice.choose(set.namespaces(), wanted);
            if (conftest) {
                return chosen;
            }
            List<String> judging = chosen.stream().filter(set::judges).toList();
            if (judging.isEmpty()) {
                set.requireRules(all ? List.of("(all)") : wanted, problems);
            }
            wanted = judging;
        } else if (!conftest) {
            set.requireRules(wanted, problems);
        }
        if (!problems.isEmpty()) {
            throw Mistakes.policy(problems, false);
        }
        return wanted;
    }

    private Output output(Settings settings, boolean conftest) {
        OutputFormat format = Output.format(session, settings, conftest);
        boolean plain = settings.flag("no-color", policies.noColor);
        return new Output(
                format,
                conftest,
                !plain && (conftest || session.colored()),
                false,
                settings.flag("suppress-exceptions", options.suppressExceptions),
                settings.flag("junit-hide-message", policies.junitHideMessage),
                settings.flag("github-hide-passed", policies.githubHidePassed));
    }

    /** As Conftest orders them: all inputs of a namespace, then of the next; else all namespaces of an input. */
    private static List<CheckResult> ordered(List<List<CheckResult>> byFile, int namespaces, boolean conftest) {
        List<CheckResult> results = new ArrayList<>();
        if (!conftest) {
            byFile.forEach(results::addAll);
            return results;
        }
        for (int i = 0; i < namespaces; i++) {
            for (List<CheckResult> ofFile : byFile) {
                results.add(ofFile.get(i));
            }
        }
        return results;
    }

    private ExitCode end(
            Settings settings,
            Output output,
            List<CheckResult> results,
            Problems unreadable,
            boolean traced,
            boolean conftest)
            throws IOException {
        Totals totals = Totals.of(results);
        ExitCode exit = exit(totals, settings.flag("fail-on-warn", options.failOnWarn), conftest);
        boolean quiet = session.quiet() || settings.flag("quiet", null);
        boolean machine = !conftest && output.format() != OutputFormat.HUMAN;
        if (traced) {
            StringBuilder text = new StringBuilder();
            new ConftestText(output.colored(), false, false).writeTraces(results, text);
            session.surroundings().err().print(text);
        }
        if (!quiet || machine || exit != ExitCode.OK) {
            output.write(session, results);
            exit = settings.flag("no-fail", options.noFail) ? ExitCode.OK : exit;
        }
        if (unreadable.isEmpty()) {
            return exit;
        }
        return Faults.print(
                Mistakes.inputs(unreadable, false), session.surroundings().err(), session.verbose());
    }

    /** Conftest tells failures from warnings by 2 and 1 when warnings fail; otherwise a denial is 1. */
    private static ExitCode exit(Totals totals, boolean failOnWarn, boolean conftest) {
        if (totals.failures() > 0) {
            return failOnWarn && conftest ? ExitCode.USAGE : ExitCode.DENIED;
        }
        return failOnWarn && totals.warnings() > 0 ? ExitCode.DENIED : ExitCode.OK;
    }
}
