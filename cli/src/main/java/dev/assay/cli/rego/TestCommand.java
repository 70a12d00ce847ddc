package dev.assay.cli.rego;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Progress;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.rego.PolicyException;
import dev.assay.rego.ast.Module;
import dev.assay.rego.coverage.Coverage;
import dev.assay.rego.coverage.CoverageReport;
import dev.assay.rego.load.Loaded;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.test.TestResult;
import dev.assay.rego.test.TestResult.Outcome;
import dev.assay.rego.test.TestRun;
import dev.assay.rego.test.TestSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay rego test}: runs the tests of policies. */
@Command(
        name = "test",
        header = "Run the tests of policies: rules whose names begin with test_.",
        description = {
            "Ends with 0 when all passed, with 1 when a test failed or was skipped, with 3 when the policy cannot be used.",
        },
        footer = {
            "  assay rego test policy/",
            "  assay rego test policy/ -v --run 'data.main_test.test_deny.*'",
            "  assay rego test policy/ --coverage --threshold 80",
        })
final class TestCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Policies, tests and data, or folders of them.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = {"-b", "--bundle"},
            description = "The paths are bundles.")
    private boolean bundle;

    @Option(
            names = {"-r", "--run"},
            paramLabel = "REGEX",
            description = "Only tests whose whole names match.")
    private @Nullable String only;

    @Option(
            names = {"-c", "--coverage"},
            description = "Show which rows were evaluated.")
    private boolean coverage;

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            description = "End with 1 when fewer of the lines were evaluated.")
    private double threshold;

    @Option(names = "--timeout", paramLabel = "TIME", description = "The most that one test may take (default: 5s).")
    private @Nullable String timeout;

    @Option(names = "--count", paramLabel = "N", description = "How often to run all tests (default: 1).")
    private int count = 1;

    @Option(
            names = {"-z", "--exit-zero-on-skipped"},
            description = "Skipped tests do not count as failed.")
    private boolean skippedIsFine;

    @Option(names = "--fail-on-empty", description = "End with 1 when no test was run.")
    private boolean failOnEmpty;

    @Option(names = "--var-values", description = "Show the values of variables with what failed.")
    private boolean values;

    @Option(
            names = "--explain",
            paramLabel = "MODE",
            description = "With failed tests show what happened: notes, fails, full or debug.")
    private Explanation explain = Explanation.OFF;

    @Option(names = "--bench", description = "Measure the tests instead.")
    private boolean bench;

    @Option(
            names = {"-p", "--parallel"},
            paramLabel = "N",
            description = "How many tests run at once (default: the number of cores).")
    private int parallel;

    @Mixin
    private RegoOptions options = new RegoOptions();

    TestCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        OutputFormat format = options.format(
                session, OutputFormat.HUMAN, OutputFormat.PRETTY, OutputFormat.JSON, OutputFormat.GOBENCH);
        boolean opa = options.isOpa(session);
        if (threshold < 0 || threshold > 100) {
            throw new AssayException(
                    ErrorCode.USAGE, "--threshold is " + threshold, "give a percentage between 0 and 100");
        }
        if (format == OutputFormat.GOBENCH && !bench) {
            throw new AssayException(ErrorCode.USAGE, "the format gobench is for --bench", "add --bench");
        }
        Loaded loaded = options.load(session, paths, bundle);
        if (loaded.sources().isEmpty() && !opa) {
            throw new AssayException(
                    ErrorCode.POLICY_INVALID,
                    "no policies found in " + paths,
                    "name files that end in .rego, or folders of them");
        }
        try {
            List<Module> modules = TestRun.parse(loaded.sources(), options.version());
            TestRun run = TestRun.of(modules, options.builder(session).data(loaded.data()));
            if (bench) {
                new TestBenchmark(session, run, settings(), format, count).run();
                return ExitCode.OK;
            }
            return tests(run, modules, format, opa);
        } catch (PolicyException e) {
            Report.print(session, e.problems());
            return Report.unusable(opa);
        }
    }

    private TestSettings settings() {
        Evaluation evaluation = Evaluation.builder()
                .clock(session.surroundings().clock())
                .random(() -> session.surroundings().random())
                .runtime(Runtimes.of(session))
                .build();
        int threads = parallel > 0 ? parallel : Runtime.getRuntime().availableProcessors();
        try {
            return new TestSettings(
                    only == null ? null : Pattern.compile(only),
                    timeout == null ? TestSettings.TIMEOUT : Durations.parse(timeout),
                    threads,
                    session.verbose() || values || explain != Explanation.OFF,
                    coverage || threshold > 0,
                    evaluation);
        } catch (PatternSyntaxException e) {
            throw new AssayException(ErrorCode.USAGE, "--run: " + e.getMessage(), "give a regular expression of RE2");
        }
    }

    private ExitCode tests(TestRun run, List<Module> modules, OutputFormat format, boolean opa)
            throws IOException, InterruptedException {
        TestSettings settings = settings();
        boolean failed = false;
        int ran = 0;
        for (int i = 0; i < count && !failed; i++) {
            List<TestResult> results = new ArrayList<>();
            Coverage covered;
            try (Progress progress =
                    new Progress(session, "testing", run.chosen(settings).size())) {
                covered = run.run(settings, result -> {
                    results.add(result);
                    progress.at(results.size());
                });
            }
            ran += results.size();
            failed = results.stream().anyMatch(this::isFailure);
            failed |= write(results, format, settings.coverage() ? CoverageReport.of(covered, modules) : null);
        }
        if (ran == 0 && failOnEmpty) {
            session.note("no tests were run");
            return ExitCode.DENIED;
        }
        return failed ? (opa ? ExitCode.USAGE : ExitCode.DENIED) : ExitCode.OK;
    }

    private boolean isFailure(TestResult result) {
        return switch (result.outcome()) {
            case PASS -> false;
            case SKIPPED -> !skippedIsFine;
            case FAIL, ERROR -> true;
        };
    }

    /** Writes results or coverage; answers whether less was covered than wanted. */
    private boolean write(List<TestResult> results, OutputFormat format, @Nullable CoverageReport report)
            throws IOException {
        boolean broken = results.stream()
                .anyMatch(result -> result.outcome() == Outcome.FAIL || result.outcome() == Outcome.ERROR);
        TestOutput output = new TestOutput(session, explain, values);
        if (report == null || broken) {
            if (format == OutputFormat.JSON && report == null) {
                output.json(results);
            } else {
                output.pretty(
                        report == null
                                ? results
                                : results.stream()
                                        .filter(result -> result.outcome() != Outcome.PASS)
                                        .toList());
            }
            return false;
        }
        if (report.percent() < threshold) {
            session.note(String.format(
                    Locale.ROOT,
                    "Code coverage threshold not met: got %.2f instead of %.2f",
                    report.percent(),
                    threshold));
            return true;
        }
        session.println(CoverageTree.of(report).text());
        return false;
    }
}
