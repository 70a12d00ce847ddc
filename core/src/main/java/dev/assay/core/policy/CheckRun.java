package dev.assay.core.policy;

import dev.assay.core.policy.load.FileTree;
import dev.assay.core.policy.load.InputReader;
import dev.assay.core.policy.load.NamedFile;
import dev.assay.core.policy.load.Problems;
import dev.assay.inputs.document.InputException;
import dev.assay.rego.run.EvaluationException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/**
 * Reads and judges many inputs on several cores. Only a few are in memory at a time, and the results come in the order
 * of the inputs whatever finishes first.
 */
public final class CheckRun {

    /** How many inputs wait for each thread. */
    private static final int WAITING_PER_THREAD = 16;

    /** Parsers and evaluations nest as deeply as their inputs do. */
    private static final long STACK_BYTES = 64L << 20;

    private final List<NamespaceCheck> checks;
    private final InputReader reader;
    private final UnaryOperator<String> names;
    private final int threads;

    /**
     * A run.
     *
     * @param names what results call an input
     * @param threads how many to use, at least 1
     */
    public CheckRun(List<NamespaceCheck> checks, InputReader reader, UnaryOperator<String> names, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        this.checks = List.copyOf(checks);
        this.reader = reader;
        this.names = names;
        this.threads = threads;
    }

    /** What one input gave: a result a namespace, or a problem that says why there is none. */
    private record Outcome(List<CheckResult> results, List<String> problems) {}

    /**
     * Judges the inputs.
     *
     * @param problems takes what could not be read or judged
     * @param progress told how many inputs are done
     * @return the results of each input that could be judged, one a namespace
     */
    public List<List<CheckResult>> run(List<NamedFile> files, Problems problems, LongConsumer progress)
            throws InterruptedException {
        List<List<CheckResult>> results = new ArrayList<>(files.size());
        int workers = Math.min(threads, files.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(
                Math.max(1, workers), work -> new Thread(null, work, "policy-check", STACK_BYTES))) {
            Deque<Future<Outcome>> waiting = new ArrayDeque<>();
            int next = 0;
            try {
                for (int done = 0; done < files.size(); done++) {
                    while (next < files.size() && waiting.size() < workers * WAITING_PER_THREAD) {
                        NamedFile file = files.get(next++);
                        waiting.add(pool.submit(() -> judge(file)));
                    }
                    take(waiting.remove().get(), results, problems);
                    progress.accept(done + 1L);
                }
            } catch (ExecutionException e) {
                throw unchecked(e);
            } finally {
                pool.shutdownNow();
            }
        }
        return results;
    }

    private static void take(Outcome outcome, List<List<CheckResult>> results, Problems problems) {
        outcome.problems().forEach(problems::add);
        if (!outcome.results().isEmpty()) {
            results.add(outcome.results());
        }
    }

    private static RuntimeException unchecked(ExecutionException fault) {
        if (fault.getCause() instanceof Error error) {
            throw error;
        }
        return fault.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(fault);
    }

    private Outcome judge(NamedFile file) {
        try {
            Subject subject = Subjects.of(names.apply(file.name()), reader.read(file));
            List<CheckResult> results = new ArrayList<>(checks.size());
            List<String> problems = new ArrayList<>();
            for (NamespaceCheck check : checks) {
                judge(check, subject, results, problems);
            }
            return new Outcome(results, problems);
        } catch (InputException e) {
            return new Outcome(List.of(), List.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return new Outcome(List.of(), List.of(file.name() + ": " + FileTree.reason(e)));
        }
    }

    private static void judge(NamespaceCheck check, Subject subject, List<CheckResult> results, List<String> problems) {
        try {
            results.add(check.check(subject));
        } catch (EvaluationException e) {
            boolean builtin = e.code().equals(EvaluationException.BUILTIN);
            problems.add(subject.file() + ": " + (builtin ? "built-in error: " : "") + e.getMessage());
        } catch (CheckException e) {
            problems.add(subject.file() + ": " + e.getMessage());
        }
    }

    /** Judges all inputs together, as one list. */
    public List<List<CheckResult>> runCombined(List<NamedFile> files, Problems problems) {
        List<Subjects.Parsed> parsed = new ArrayList<>();
        for (NamedFile file : files) {
            try {
                parsed.add(new Subjects.Parsed(names.apply(file.name()), reader.read(file)));
            } catch (InputException e) {
                problems.add(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                problems.add(file.name(), FileTree.reason(e));
            }
        }
        if (parsed.size() < files.size()) {
            return List.of();
        }
        Subject subject = Subjects.combined(parsed);
        List<CheckResult> results = new ArrayList<>();
        List<String> unjudged = new ArrayList<>();
        for (NamespaceCheck check : checks) {
            judge(check, subject, results, unjudged);
        }
        unjudged.forEach(problems::add);
        return List.of(results);
    }
}
