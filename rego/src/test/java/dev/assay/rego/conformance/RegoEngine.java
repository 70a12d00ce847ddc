package dev.assay.rego.conformance;

import dev.assay.rego.Policy;
import dev.assay.rego.PolicyBuilder;
import dev.assay.rego.PolicyException;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Source;
import dev.assay.rego.builtin.Builtin;
import dev.assay.rego.builtin.BuiltinException;
import dev.assay.rego.builtin.Context;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.run.Limits;
import dev.assay.rego.run.Results;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** This engine, asked as OPA's own runner asks OPA: modules named by position, the query outside of any package. */
final class RegoEngine implements Engine {
    private static final Duration CASE_TIME_MAX = Duration.ofSeconds(20);
    private static final Builtin SLEEP =
            new Builtin("test.sleep", "(duration: string) -> null", 1, false, RegoEngine::sleep, null);

    private final Module.Version version;

    RegoEngine(Module.Version version) {
        this.version = version;
    }

    @Override
    public Answer answer(ConformanceCase test) {
        try {
            return answer(test, prepare(test));
        } catch (PolicyException e) {
            return Answer.error("compile", String.valueOf(e.getMessage()));
        }
    }

    private Policy prepare(ConformanceCase test) {
        PolicyBuilder builder = Policy.builder()
                .version(version)
                .data(test.data())
                .overlaps(true)
                .builtin(SLEEP)
                .parallel(false);
        for (int i = 0; i < test.modules().size(); i++) {
            builder.source(new Source("test-" + i + ".rego", test.modules().get(i)));
        }
        return builder.build();
    }

    private static Answer answer(ConformanceCase test, Policy policy) {
        var query = policy.query(test.query());
        Evaluation evaluation = Evaluation.builder()
                .input(input(test))
                .strictBuiltinErrors(test.strict())
                .capabilities(Set.of("net")) // one case looks up localhost
                .limits(Limits.DEFAULT.withTime(CASE_TIME_MAX))
                .capabilities(Set.of("net:localhost"))
                .build();
        try {
            return Answer.of(bindings(query.evaluate(evaluation)));
        } catch (EvaluationException e) {
            if (test.wanted() == null) {
                return Answer.error(e.code(), String.valueOf(e.getMessage()));
            }
            // OPA goes on to the end with the failing call undefined, and then reports the error as well.
            Evaluation lenient =
                    evaluation.toBuilder().strictBuiltinErrors(false).build();
            return new Answer(bindings(query.evaluate(lenient)), e.code(), String.valueOf(e.getMessage()));
        }
    }

    private static List<ObjectValue> bindings(Results results) {
        return results.rows().stream().map(Results.Row::bindings).toList();
    }

    private static @Nullable Value input(ConformanceCase test) {
        String term = test.inputTerm();
        if (term == null) {
            return test.input();
        }
        Results results = Policy.builder().build().query(term).evaluate((Value) null);
        return Objects.requireNonNull(results.value(), () -> term + " has no value");
    }

    private static Value sleep(Context context, Value[] arguments) {
        String text = ((StringValue) arguments[0]).value();
        if (!text.endsWith("ms")) {
            throw BuiltinException.error("only milliseconds can be slept, not " + text);
        }
        try {
            Thread.sleep(Long.parseLong(text.substring(0, text.length() - 2)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BuiltinException.error("interrupted");
        }
        return NullValue.NULL;
    }
}
