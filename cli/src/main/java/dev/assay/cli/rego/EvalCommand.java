package dev.assay.cli.rego;

import dev.assay.cli.command.Action;
import dev.assay.cli.command.OutputFormat;
import dev.assay.cli.command.Session;
import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import dev.assay.core.fault.ExitCode;
import dev.assay.rego.Policy;
import dev.assay.rego.PolicyException;
import dev.assay.rego.Query;
import dev.assay.rego.coverage.Coverage;
import dev.assay.rego.coverage.Profile;
import dev.assay.rego.load.Loaded;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.run.Results;
import dev.assay.rego.trace.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay rego eval}: evaluates a query. */
@Command(
        name = "eval",
        header = "Evaluate a query of policies, data and an input.",
        description = {
            "Formats: json, pretty (the default), values, bindings, raw, discard; as 'opa eval' writes them.",
        },
        footer = {
            "  assay rego eval '1 + 1'",
            "  assay rego eval -d policy/ -i input.json -o json 'data.main.deny'",
            "  kubectl get deploy -o json | assay rego eval -d policy/ -I 'data.main.deny[_]'",
            "  assay rego eval -d policy/ -i input.json --explain fails 'data.main.allow'",
        })
final class EvalCommand implements Action {
    private final Session session;

    @Mixin
    private QueryOptions asked = new QueryOptions();

    @Option(names = "--fail", description = "End with 1 when the result is undefined or empty.")
    private boolean fail;

    @Option(names = "--fail-defined", description = "End with 1 when the result is defined and not empty.")
    private boolean failDefined;

    @Option(names = "--strict-builtin-errors", description = "The first error of a builtin ends the evaluation.")
    private boolean strictBuiltinErrors;

    @Option(names = "--explain", paramLabel = "MODE", description = "Show what happened: notes, fails, full or debug.")
    private Explanation explain = Explanation.OFF;

    @Option(names = "--profile", description = "Show time and counts of each expression.")
    private boolean profile;

    @Option(names = "--profile-limit", paramLabel = "N", description = "How many expressions to show (default: 10).")
    private int profileMax = 10;

    @Option(names = "--metrics", description = "Show how long each step took.")
    private boolean metrics;

    @Option(names = "--coverage", description = "Show which rows were evaluated.")
    private boolean coverage;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "The most that the evaluation may take, such as 10s.")
    private @Nullable String timeout;

    @Option(
            names = {"-p", "--partial"},
            description = "Not offered: Assay evaluates whole queries only.")
    private boolean partial;

    @Option(
            names = {"-u", "--unknowns"},
            paramLabel = "REF",
            description = "Not offered, as --partial.")
    private List<String> unknowns = new ArrayList<>();

    @Mixin
    private RegoOptions options = new RegoOptions();

    EvalCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        if (partial || !unknowns.isEmpty()) {
            throw new AssayException(
                    ErrorCode.USAGE,
                    "assay rego eval has no partial evaluation: --partial and --unknowns are not offered",
                    "give the whole input, or use 'opa eval --partial'");
        }
        boolean opa = options.isOpa(session);
        OutputFormat format = format(opa);
        Stopwatch watch = new Stopwatch();
        List<Event> trace = new ArrayList<>();
        Profile profiled = new Profile();
        Coverage covered = new Coverage();
        try {
            Loaded loaded = watch.time("timer_rego_load_files_ns", () -> asked.load(session, options));
            Policy policy = watch.time("timer_rego_module_compile_ns", () -> asked.policy(session, options, loaded));
            Query query = watch.time("timer_rego_query_compile_ns", () -> asked.query(session, policy));
            Evaluation evaluation = evaluation(trace, profiled, covered);
            Results results = watch.time("timer_rego_query_eval_ns", () -> query.evaluate(evaluation));
            EvalOutput output = new EvalOutput(session, format, results, explain.of(trace));
            output.write(
                    metrics || profile ? watch.times() : null,
                    profile ? profiled.entries().stream().limit(profileMax).toList() : null,
                    coverage ? CoverageTree.of(covered, policy.modules()) : null);
            boolean defined = !results.isUndefined() && !EvalOutput.isEmpty(results);
            return (fail && !defined) || (failDefined && defined) ? ExitCode.DENIED : ExitCode.OK;
        } catch (PolicyException e) {
            if (format == OutputFormat.JSON) {
                session.println(
                        new Tree().put("errors", Report.trees(e.problems())).text());
            } else {
                Report.print(session, e.problems());
            }
            return opa ? ExitCode.USAGE : ExitCode.CONFIGURATION;
        } catch (EvaluationException e) {
            return failed(e, format, opa);
        }
    }

    private OutputFormat format(boolean opa) {
        OutputFormat chosen = options.format(
                session,
                OutputFormat.HUMAN,
                OutputFormat.JSON,
                OutputFormat.PRETTY,
                OutputFormat.VALUES,
                OutputFormat.BINDINGS,
                OutputFormat.RAW,
                OutputFormat.DISCARD);
        return chosen == OutputFormat.HUMAN ? (opa ? OutputFormat.JSON : OutputFormat.PRETTY) : chosen;
    }

    private Evaluation evaluation(List<Event> trace, Profile profiled, Coverage covered) throws IOException {
        Evaluation.Builder builder = Evaluation.builder()
                .input(asked.input(session))
                .clock(session.surroundings().clock())
                .random(() -> session.surroundings().random())
                .runtime(Runtimes.of(session))
                .strictBuiltinErrors(strictBuiltinErrors)
                .print(line -> session.surroundings().err().print(line.text() + "\n"));
        if (timeout != null) {
            Duration limit = Durations.parse(timeout);
            builder.limits(Evaluation.of(null).limits().withTime(limit));
        }
        if (explain != Explanation.OFF) {
            builder.tracer(trace::add);
        }
        if (profile) {
            builder.profile(profiled);
        }
        if (coverage) {
            builder.coverage(covered);
        }
        return builder.build();
    }

    private ExitCode failed(EvaluationException fault, OutputFormat format, boolean opa) throws IOException {
        if (format == OutputFormat.JSON) {
            session.println(
                    new Tree().put("errors", List.of(Report.tree(fault))).text());
        } else {
            session.surroundings().err().print("1 error occurred: " + fault.getMessage() + "\n");
        }
        return opa ? ExitCode.USAGE : ExitCode.CONFIGURATION;
    }
}
