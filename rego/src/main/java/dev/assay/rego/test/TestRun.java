package dev.assay.rego.test;

import dev.assay.rego.Policy;
import dev.assay.rego.PolicyBuilder;
import dev.assay.rego.PolicyException;
import dev.assay.rego.Query;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import dev.assay.rego.coverage.Coverage;
import dev.assay.rego.parse.ParseException;
import dev.assay.rego.parse.Parser;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.test.TestResult.Outcome;
import dev.assay.rego.trace.Event;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The tests of some modules, compiled and ready to run, any number of times. */
public final class TestRun {
    /** The most bytes of what one test prints. */
    public static final int OUTPUT_CHARS_MAX = 1 << 20;

    private static final String CUT = "... more than OUTPUT_CHARS_MAX=" + OUTPUT_CHARS_MAX + " characters printed\n";

    private final Policy policy;
    private final List<TestCase> tests;

    private TestRun(Policy policy, List<TestCase> tests) {
        this.policy = policy;
        this.tests = tests;
    }

    /**
     * Reads modules.
     *
     * @throws PolicyException with everything that is wrong in any of them
     */
    public static List<Module> parse(List<Source> sources, Module.Version version) {
        List<Module> modules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Source source : sources) {
            try {
                modules.add(Parser.module(source, version));
            } catch (ParseException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
        return modules;
    }

    /**
     * Compiles modules with their tests.
     *
     * @param builder everything that the policy needs besides the modules
     * @throws PolicyException with everything that is wrong
     */
    public static TestRun of(List<Module> modules, PolicyBuilder builder) {
        TestModules prepared = new TestModules(modules);
        prepared.modules().forEach(builder::module);
        return new TestRun(builder.builtin(CaseMarks.builtin()).build(), prepared.tests());
    }

    /** All tests, in the order of their modules. */
    public List<TestCase> tests() {
        return tests;
    }

    /** The tests that settings choose. */
    public List<TestCase> chosen(TestSettings settings) {
        return tests.stream()
                .filter(test -> settings.only() == null
                        || settings.only().matcher(test.ref()).find())
                .toList();
    }

    /** What is asked to run a test, for those who measure it. */
    public Query query(TestCase test) {
        return policy.query(test.ref());
    }

    /**
     * Runs tests and gives each result, in the order of the tests.
     *
     * @return the rows that were evaluated, empty unless settings ask for coverage
     * @throws InterruptedException if the thread is interrupted; tests that run are ended then
     */
    public Coverage run(TestSettings settings, Consumer<TestResult> taker) throws InterruptedException {
        Coverage all = new Coverage();
        List<TestCase> chosen = chosen(settings);
        try (ExecutorService threads = Executors.newFixedThreadPool(settings.threads())) {
            List<Future<Finished>> running = new ArrayList<>();
            for (TestCase test : chosen) {
                Callable<Finished> task = () -> run(test, settings);
                running.add(threads.submit(task));
            }
            try {
                for (Future<Finished> future : running) {
                    Finished finished = future.get();
                    all.add(finished.coverage());
                    taker.accept(finished.result());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a defect of the test runner", e.getCause());
            } finally {
                threads.shutdownNow();
            }
        }
        return all;
    }

    private record Finished(TestResult result, Coverage coverage) {}

    private Finished run(TestCase test, TestSettings settings) {
        Coverage coverage = new Coverage();
        if (test.skipped()) {
            TestResult skipped = new TestResult(test, Outcome.SKIPPED, Duration.ZERO, null, "", List.of(), List.of());
            return new Finished(skipped, coverage);
        }
        Printed printed = new Printed();
        List<Event> trace = new ArrayList<>();
        Evaluation.Builder builder = settings.evaluation().toBuilder()
                .limits(settings.evaluation().limits().withTime(settings.timeout()))
                .print(line -> printed.add(line.text()));
        if (settings.trace()) {
            builder.tracer(trace::add);
        }
        if (settings.coverage()) {
            builder.coverage(coverage);
        }
        Evaluation evaluation = builder.build();
        long start = evaluation.ticker().getAsLong();
        LongSupplier took = () -> Math.max(0, evaluation.ticker().getAsLong() - start);
        TestResult result;
        try {
            Value value = query(test).evaluate(evaluation).value();
            result = judged(test, value, Duration.ofNanos(took.getAsLong()), printed, trace);
        } catch (EvaluationException e) {
            Duration duration = Duration.ofNanos(took.getAsLong());
            result = new TestResult(test, Outcome.ERROR, duration, e, printed.text(), trace, List.of());
        }
        return new Finished(result, coverage);
    }

    private static TestResult judged(
            TestCase test, @Nullable Value value, Duration took, Printed printed, List<Event> trace) {
        if (!test.hasCases() || value == null) {
            boolean passed = value != null && value.equals(BooleanValue.TRUE);
            return new TestResult(
                    test, passed ? Outcome.PASS : Outcome.FAIL, took, null, printed.text(), trace, List.of());
        }
        CaseTree cases = CaseTree.of(value);
        boolean failed = cases.isFailed();
        for (ArrayValue names : printed.cases) {
            failed |= cases.begun(names);
        }
        return new TestResult(
                test, failed ? Outcome.FAIL : Outcome.PASS, took, null, printed.text(), trace, cases.results());
    }

    /** What one test prints: lines, and the marks of its cases. */
    private static final class Printed {
        private final StringBuilder lines = new StringBuilder();
        private final List<ArrayValue> cases = new ArrayList<>();

        void add(String line) {
            ArrayValue names = CaseMarks.marked(line);
            if (names != null) {
                cases.add(names);
            } else if (lines.length() + line.length() < OUTPUT_CHARS_MAX) {
                lines.append(line).append('\n');
            } else if (!lines.toString().endsWith(CUT)) {
                lines.append(CUT);
            }
        }

        String text() {
            return lines.toString();
        }
    }
}
