package dev.assay.core.policy;

import dev.assay.core.policy.load.Problems;
import dev.assay.rego.PolicyBuilder;
import dev.assay.rego.PolicyException;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import dev.assay.rego.parse.ParseException;
import dev.assay.rego.parse.Parser;
import dev.assay.rego.test.TestCase;
import dev.assay.rego.test.TestResult;
import dev.assay.rego.test.TestRun;
import dev.assay.rego.test.TestSettings;
import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the tests that policies bring along: rules whose names begin with {@code test_}. */
public final class PolicyTests {

    private final TestRun run;
    private final TraceLines lines;

    private PolicyTests(TestRun run, TraceLines lines) {
        this.run = run;
        this.lines = lines;
    }

    /**
     * Compiles policies with their tests.
     *
     * @param problems takes everything that is wrong
     * @return null when something is wrong
     */
    public static @Nullable PolicyTests load(PolicyLoading loading, Problems problems) {
        List<Module> modules = new ArrayList<>();
        for (Source source : loading.sources(problems)) {
            try {
                modules.add(Parser.module(source, loading.version()));
            } catch (ParseException e) {
                e.problems().forEach(problem -> problems.add(problem.toString()));
            }
        }
        PolicyBuilder builder = loading.builder(problems);
        if (!problems.isEmpty()) {
            return null;
        }
        try {
            return new PolicyTests(TestRun.of(modules, builder), new TraceLines(modules));
        } catch (PolicyException e) {
            for (Problem problem : e.problems()) {
                problems.add(problem.toString());
            }
            return null;
        }
    }

    /**
     * Runs the tests.
     *
     * @param settings how; those of namespaces that are not wanted run too, but are not told
     * @param namespaces patterns of the namespaces that are wanted; none for all
     */
    public List<TestResult> run(TestSettings settings, List<String> namespaces) throws InterruptedException {
        List<TestResult> results = new ArrayList<>();
        run.run(settings, result -> {
            String namespace = result.test().packagePath().replaceFirst("^data\\.?", "");
            if (namespaces.isEmpty()
                    || !NamespaceChoice.choose(List.of(namespace), namespaces).isEmpty()) {
                results.add(result);
            }
        });
        return results;
    }

    /** How their traces are shown. */
    public TraceLines lines() {
        return lines;
    }

    /**
     * Results of tests as results of checks: one check a test, without a namespace, as Conftest tells them.
     *
     * @param exact whether nothing is said beyond what Conftest says
     */
    public List<CheckResult> checks(List<TestResult> results, boolean exact) {
        List<CheckResult> checks = new ArrayList<>();
        for (TestResult result : results) {
            checks.add(check(result, exact));
        }
        return checks;
    }

    private CheckResult check(TestResult result, boolean exact) {
        TestCase test = result.test();
        Location location = test.location();
        List<RuleResult> told = List.of(new RuleResult(
                test.fullName(),
                null,
                ObjectValue.EMPTY,
                exact
                        ? null
                        : new RuleFacts(
                                test.fullName().replaceFirst("^data\\.", ""),
                                "",
                                "",
                                null,
                                List.of(),
                                new Place(location.file(), location.row(), 0)),
                exact ? null : new Place(location.file(), location.row(), location.column()),
                ""));
        boolean passed = result.outcome() == TestResult.Outcome.PASS;
        boolean failed = result.outcome() == TestResult.Outcome.FAIL;
        List<String> traces = result.trace().stream().map(lines::line).toList();
        return new CheckResult(
                location.file(),
                "",
                passed ? 1 : 0,
                result.outcome() == TestResult.Outcome.SKIPPED ? told : List.of(),
                List.of(),
                failed ? told : List.of(),
                List.of(),
                traces.isEmpty() ? List.of() : List.of(new QueryResult(test.name(), !failed, traces, List.of())));
    }
}
