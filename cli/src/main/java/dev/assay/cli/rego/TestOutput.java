package dev.assay.cli.rego;

import dev.assay.cli.command.Session;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.test.TestResult;
import dev.assay.rego.test.TestResult.CaseResult;
import dev.assay.rego.test.TestResult.Outcome;
import dev.assay.rego.trace.Event;
import dev.assay.rego.trace.Event.Operation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Writes the results of tests as OPA does: for people, and as JSON. */
final class TestOutput {
    private static final String RULE = "-".repeat(80);

    private final Session session;
    private final Explanation explain;
    private final boolean values;

    TestOutput(Session session, Explanation explain, boolean values) {
        this.session = session;
        this.explain = explain;
        this.values = values;
    }

    void json(List<TestResult> results) throws IOException {
        session.println(Tree.text(results.stream().map(TestOutput::tree).toList()));
    }

    private static Tree tree(TestResult result) {
        Tree tree = new Tree()
                .put("location", Report.location(result.test().location()))
                .put("package", result.test().packagePath())
                .put("name", result.test().name());
        EvaluationException error = result.error();
        if (result.outcome() == Outcome.FAIL) {
            tree.put("fail", true);
        }
        if (error != null) {
            tree.put("error", Report.tree(error));
        }
        if (result.outcome() == Outcome.SKIPPED) {
            tree.put("skip", true);
        }
        tree.put("duration", result.duration().toNanos());
        if (!result.output().isEmpty()) {
            byte[] output = result.output().getBytes(StandardCharsets.UTF_8);
            tree.put("output", Base64.getEncoder().encodeToString(output));
        }
        return result.cases().isEmpty() ? tree : tree.put("sub_results", cases(result.cases()));
    }

    private static Tree cases(List<CaseResult> results) {
        Tree tree = new Tree();
        for (CaseResult result : results) {
            Tree one = new Tree();
            if (!result.name().isEmpty()) {
                one.put("name", result.name());
            }
            if (result.failed()) {
                one.put("fail", true);
            }
            if (!result.cases().isEmpty()) {
                one.put("sub_results", cases(result.cases()));
            }
            tree.put(result.name(), one);
        }
        return tree;
    }

    void pretty(List<TestResult> results) throws IOException {
        PrintStream out = session.data();
        Totals totals = new Totals();
        boolean anything = false;
        String lastFile = "";
        for (TestResult result : results) {
            totals.add(result);
            if (session.verbose() || result.outcome() != Outcome.PASS) {
                anything = true;
                String file = result.test().location().file();
                out.print(!lastFile.isEmpty() && !lastFile.equals(file) ? "\n" : "");
                lastFile = file;
                print(result, out);
            }
        }
        if (totals.fail > 0 && (session.verbose() || values)) {
            out.print(RULE + "\nFAILURES\n" + RULE + "\n");
            results.stream().filter(result -> result.outcome() == Outcome.FAIL).forEach(result -> failure(result, out));
        }
        out.print(anything ? RULE + "\n" : "");
        out.print(totals.text());
    }

    private void print(TestResult result, PrintStream out) {
        out.print(result.test().location() + ":\n");
        out.print(line(result) + "\n");
        cases(result.cases(), "  ", out);
        if (!result.output().isBlank()) {
            out.print("\n" + result.output().strip().indent(2) + "\n");
        }
        EvaluationException error = result.error();
        if (error != null) {
            out.print("  " + error.getMessage() + "\n");
        }
    }

    private static String line(TestResult result) {
        String text = result.test().fullName() + ": " + result.outcome();
        return result.outcome() == Outcome.SKIPPED ? text : text + " (" + Durations.text(result.duration()) + ")";
    }

    private void cases(List<CaseResult> results, String indent, PrintStream out) {
        for (CaseResult result : results) {
            if (result.failed() || session.verbose()) {
                out.print(indent + result.name() + ": " + (result.failed() ? "FAIL" : "PASS") + "\n");
                cases(result.cases(), indent + "  ", out);
            }
        }
    }

    private void failure(TestResult result, PrintStream out) {
        out.print(line(result) + "\n\n");
        List<Event> shown = explain == Explanation.OFF
                ? Explanation.lineage(
                        result.trace(),
                        event -> event.operation() == Operation.FAIL || event.operation() == Operation.NOTE)
                : explain.of(result.trace());
        out.print(TraceText.of(shown, "  "));
        if (values) {
            last(result.trace(), out);
        }
        failed(result.cases(), List.of(), out);
        out.print("\n");
    }

    /** The cases that failed, each below the names of those around it. */
    private static void failed(List<CaseResult> results, List<String> around, PrintStream out) {
        for (CaseResult result : results) {
            List<String> names = new ArrayList<>(around);
            names.add(result.name());
            if (result.failed() && result.cases().isEmpty()) {
                for (int i = 0; i < names.size(); i++) {
                    out.print("  ".repeat(i + 1) + names.get(i) + ": FAIL\n");
                }
            }
            failed(result.cases(), names, out);
        }
    }

    /** The last expression that failed, and what its variables were. */
    private static void last(List<Event> trace, PrintStream out) {
        for (Event event : trace.reversed()) {
            if (event.operation() == Operation.FAIL && event.location() != null && event.query() != 0) {
                out.print("\n  " + event.location() + ":\n");
                out.print("    " + event.location().text() + "\n");
                event.locals().forEach((name, value) -> out.print("      " + name + ": " + value + "\n"));
                return;
            }
        }
    }

    /** How many tests, or cases of tests, ended how. */
    private static final class Totals {
        private int pass;
        private int fail;
        private int skip;
        private int error;

        void add(TestResult result) {
            switch (result.outcome()) {
                case SKIPPED -> skip++;
                case ERROR -> error++;
                case PASS, FAIL -> {
                    if (result.cases().isEmpty()) {
                        count(result.outcome() == Outcome.FAIL);
                    } else {
                        result.cases().forEach(this::add);
                    }
                }
            }
        }

        private void add(CaseResult result) {
            if (result.cases().isEmpty()) {
                count(result.failed());
            } else {
                result.cases().forEach(this::add);
            }
        }

        private void count(boolean failed) {
            if (failed) {
                fail++;
            } else {
                pass++;
            }
        }

        String text() {
            int all = pass + fail + skip + error;
            return line("PASS", pass, all)
                    + line("FAIL", fail, all)
                    + line("SKIPPED", skip, all)
                    + line("ERROR", error, all);
        }

        private static String line(String word, int count, int all) {
            return count == 0 ? "" : word + ": " + count + "/" + all + "\n";
        }
    }
}
