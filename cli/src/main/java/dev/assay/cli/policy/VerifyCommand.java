package dev.assay.cli.policy;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.core.policy.CheckResult;
import dev.assay.core.policy.PolicyTests;
import dev.assay.core.policy.Totals;
import dev.assay.core.policy.load.Problems;
import dev.assay.core.policy.output.ConftestText;
import dev.assay.core.policy.output.TestReport;
import dev.assay.rego.test.TestResult;
import dev.assay.rego.test.TestSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code assay policy verify}: runs the tests of policies. */
@Command(
        name = "verify",
        header = "Run the tests of policies: the rules test_... of their files.",
        description = "Exit code 1 when a test fails, 3 when the policies cannot be used or hold no test.",
        footer = {
            "  assay policy verify -p policy",
            "  assay policy verify -p policy --report full",
            "  assay policy verify -p policy -o junit --out tests.xml",
        })
final class VerifyCommand implements Action {

    private final Session session;

    @ParentCommand
    private @Nullable PolicyCommand parent;

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    @Option(
            names = "--report",
            paramLabel = "DETAIL",
            description = "Show how failed tests were evaluated: full, notes or fails.")
    private @Nullable String report;

    @Option(names = "--var-values", arity = "0..1", description = "The report shows the values of variables.")
    private @Nullable Boolean varValues;

    @Parameters(arity = "0..*", paramLabel = "PATH", hidden = true, description = "Not used, as by Conftest.")
    private List<String> paths = new ArrayList<>();

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        PolicyCommand group = Objects.requireNonNull(parent);
        Compatibility compatibility = group.compatibility();
        return compatibility.run(session, "", () -> verify(compatibility.isConftest(), group.settings()));
    }

    private ExitCode verify(boolean conftest, Settings settings) throws IOException, InterruptedException {
        if (!conftest && !paths.isEmpty()) {
            throw new AssayException(
                    ErrorCode.USAGE, "verify judges no files: " + paths.getFirst(), "name policies with --policy");
        }
        OutputFormat format = Output.format(session, settings, conftest);
        TestReport.Detail detail = detail(settings, format);
        boolean traced = settings.flag("trace", policies.trace);
        Engine engine = new Engine(session, policies, settings, conftest);
        PolicyTests suite = load(engine, conftest);
        List<TestResult> tests = run(suite, engine, detail != null || traced, conftest);
        List<CheckResult> results = suite.checks(tests, conftest);
        ExitCode exit = Totals.of(results).failures() > 0 ? ExitCode.DENIED : ExitCode.OK;
        boolean colored = !settings.flag("no-color", policies.noColor) && (conftest || session.colored());
        boolean machine = !conftest && format != OutputFormat.HUMAN;
        if (exit == ExitCode.OK && !machine && (session.quiet() || settings.flag("quiet", null))) {
            return exit;
        }
        if (traced) {
            StringBuilder text = new StringBuilder();
            new ConftestText(colored, false, false).writeTraces(results, text);
            session.surroundings().err().print(text);
        }
        if (detail != null) {
            StringBuilder text = new StringBuilder();
            new TestReport(detail, settings.flag("var-values", varValues), suite.lines()).write(tests, text);
            session.data().print(text);
        } else {
            boolean messageHidden = settings.flag("junit-hide-message", policies.junitHideMessage);
            boolean passedHidden = settings.flag("github-hide-passed", policies.githubHidePassed);
            new Output(format, conftest, colored, true, false, messageHidden, passedHidden).write(session, results);
        }
        return exit;
    }

    private TestReport.@Nullable Detail detail(Settings settings, OutputFormat format) {
        String name = settings.text("report", report, "");
        TestReport.Detail detail = TestReport.Detail.of(name);
        if (detail == null && settings.flag("var-values", varValues)) {
            detail = TestReport.Detail.FAILS;
        }
        if (detail == null && !name.isEmpty()) {
            throw new AssayException(
                    ErrorCode.USAGE, "there is no report '" + name + "'", "use --report full, notes or fails");
        }
        if (detail != null && format != OutputFormat.HUMAN) {
            throw new AssayException(
                    ErrorCode.USAGE, "report flag is supported with stdout only", "leave --output or --report out");
        }
        return detail;
    }

    private static PolicyTests load(Engine engine, boolean conftest) {
        Problems problems = new Problems();
        PolicyTests tests = PolicyTests.load(engine.loading(true), problems);
        if (tests == null) {
            throw Mistakes.policy(problems, conftest);
        }
        return tests;
    }

    private static List<TestResult> run(PolicyTests tests, Engine engine, boolean traced, boolean conftest)
            throws InterruptedException {
        Problems problems = new Problems();
        TestSettings how = new TestSettings(
                null,
                TestSettings.TIMEOUT,
                Runtime.getRuntime().availableProcessors(),
                traced,
                false,
                engine.evaluation());
        List<String> namespaces = engine.namespaces();
        List<TestResult> results = tests.run(how, namespaces);
        for (TestResult result : results) {
            if (result.error() != null) {
                problems.add("running verification: run test: " + result.error().getMessage());
            }
        }
        if (results.isEmpty() && !conftest) {
            String where = namespaces.isEmpty() ? "" : " in the namespaces " + String.join(", ", namespaces);
            problems.add(
                    String.join(", ", engine.policyPaths()),
                    "no test was found: no rule" + where + " is called test_...");
        }
        if (!problems.isEmpty()) {
            throw Mistakes.policy(problems, conftest);
        }
        return results;
    }
}
