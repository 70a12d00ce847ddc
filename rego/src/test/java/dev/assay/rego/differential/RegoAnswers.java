package dev.assay.rego.differential;

import dev.assay.rego.Policy;
import dev.assay.rego.PolicyException;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Source;
import dev.assay.rego.conformance.ExactJson;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.run.Limits;
import dev.assay.rego.run.Results;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** This engine, under the same conditions as OPA has them. */
final class RegoAnswers {
    private static final Duration TIME_MAX = Duration.ofSeconds(20);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));

    private RegoAnswers() {}

    static Outcome ask(Question question) {
        try {
            ObjectValue data = ObjectValue.builder()
                    .put("d", ExactJson.read(question.data()))
                    .build();
            Policy policy = Policy.builder()
                    .source(new Source("t.rego", question.policy()))
                    .data(data)
                    .parallel(false)
                    .build();
            List<String> prints = new ArrayList<>();
            Evaluation evaluation = Evaluation.builder()
                    .input(ExactJson.read(question.input()))
                    .strictBuiltinErrors(question.strict())
                    .clock(CLOCK)
                    .limits(Limits.DEFAULT.withTime(TIME_MAX))
                    .print(line -> prints.add(line.text()))
                    .build();
            return Outcome.done(values(policy.query(Question.QUERY).evaluate(evaluation)), prints);
        } catch (PolicyException e) {
            List<String> codes = e.problems().stream().map(Problem::code).toList();
            return Outcome.error(Outcome.Stage.REFUSED, codes, String.valueOf(e.getMessage()));
        } catch (EvaluationException e) {
            return Outcome.error(Outcome.Stage.FAILED, List.of(e.code()), String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            StackTraceElement[] trace = e.getStackTrace();
            return Outcome.error(Outcome.Stage.DEFECT, List.of(), e + (trace.length == 0 ? "" : " at " + trace[0]));
        }
    }

    private static Set<String> values(Results results) {
        Set<String> values = new HashSet<>();
        for (Results.Row row : results.rows()) {
            Value value = Objects.requireNonNull(row.bindings().get("x"), "x is not bound");
            values.add(value.toString());
        }
        return values;
    }
}
