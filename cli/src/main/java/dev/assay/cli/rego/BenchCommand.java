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
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.EvaluationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay rego bench}: measures how long a query takes once it is prepared. */
@Command(
        name = "bench",
        header = "Measure how long the evaluation of a query takes.",
        description = {
            "The query is prepared once, warmed up for half a second and evaluated for a second.",
        },
        footer = {
            "  assay rego bench -d policy/ -i input.json 'data.main.deny'",
            "  assay rego bench -d policy/ -i input.json --count 5 -o json 'data.main.deny'",
        })
final class BenchCommand implements Action {
    private final Session session;

    @Mixin
    private QueryOptions asked = new QueryOptions();

    @Option(names = "--count", paramLabel = "N", description = "How often to measure (default: 1).")
    private int count = 1;

    @Option(names = "--fail", negatable = true, description = "End with 1 when the result is undefined (default).")
    private boolean fail = true;

    @Mixin
    private RegoOptions options = new RegoOptions();

    BenchCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() throws IOException {
        OutputFormat format = options.format(
                session, OutputFormat.HUMAN, OutputFormat.PRETTY, OutputFormat.JSON, OutputFormat.GOBENCH);
        if (count < 1) {
            throw new AssayException(ErrorCode.USAGE, "--count is " + count, "give 1 or more");
        }
        try {
            Policy policy = asked.policy(session, options, asked.load(session, options));
            Query query = asked.query(session, policy);
            Evaluation evaluation = Evaluation.builder()
                    .input(asked.input(session))
                    .clock(session.surroundings().clock())
                    .runtime(Runtimes.of(session))
                    .build();
            if (query.evaluate(evaluation).isUndefined() && fail) {
                session.note("undefined result");
                return ExitCode.DENIED;
            }
            List<Measurement> measured = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                measured.add(Measurement.of(query, evaluation));
            }
            for (Measurement measurement : measured) {
                write(measurement, format);
            }
            return ExitCode.OK;
        } catch (PolicyException e) {
            Report.print(session, e.problems());
            return Report.unusable(options.isOpa(session));
        } catch (EvaluationException e) {
            session.surroundings().err().print("1 error occurred: " + e.getMessage() + "\n");
            return Report.unusable(options.isOpa(session));
        }
    }

    private void write(Measurement measured, OutputFormat format) throws IOException {
        String name = "histogram_timer_rego_query_eval_ns";
        switch (format) {
            case JSON ->
                session.println(new Tree()
                        .put("N", measured.count())
                        .put("T", measured.totalNanos())
                        .put("Extra", measured.histogram(name))
                        .text());
            case GOBENCH -> session.println("BenchmarkRegoEval\t" + measured.line());
            default ->
                session.data()
                        .print(TextTable.of(
                                List.of("Metric", "Value"),
                                List.of(
                                        List.of("samples", String.valueOf(measured.count())),
                                        List.of("ns/op", String.valueOf(Math.round(measured.nanosEach()))),
                                        List.of(name + "_min", String.valueOf(measured.least())),
                                        List.of(name + "_median", String.valueOf(measured.percentile(50))),
                                        List.of(name + "_90%", String.valueOf(measured.percentile(90))),
                                        List.of(name + "_99%", String.valueOf(measured.percentile(99))))));
        }
    }
}
