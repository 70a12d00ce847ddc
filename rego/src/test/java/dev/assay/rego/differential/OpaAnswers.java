package dev.assay.rego.differential;

import dev.assay.rego.conformance.ExactJson;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Checkout;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OPA as a process that answers line by line. */
final class OpaAnswers implements AutoCloseable {
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private OpaAnswers(Process process) {
        this.process = process;
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static OpaAnswers start() {
        try {
            return new OpaAnswers(new ProcessBuilder(Checkout.peer("opa-peer").toString(), "answer")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome ask(Question question) {
        try {
            questions.write(question.toLine());
            questions.newLine();
            questions.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("OPA ended at " + question);
            }
            return outcome((ObjectValue) ExactJson.read(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome outcome(ObjectValue said) {
        Outcome outcome = verdict(said);
        return said.get("plain") instanceof ObjectValue plain ? outcome.withPlain(verdict(plain)) : outcome;
    }

    private static Outcome verdict(ObjectValue said) {
        Value stage = Objects.requireNonNull(said.get("stage"), "no stage");
        List<String> codes = strings(said.get("codes"));
        String message = said.get("message") instanceof StringValue text ? text.value() : "";
        return switch (((StringValue) stage).value()) {
            case "parse", "compile" -> Outcome.error(Outcome.Stage.REFUSED, codes, message);
            case "eval" -> Outcome.error(Outcome.Stage.FAILED, codes, message);
            case "done" -> Outcome.done(values(said.get("results")), strings(said.get("prints")));
            default -> Outcome.error(Outcome.Stage.DEFECT, codes, message);
        };
    }

    private static Set<String> values(@Nullable Value results) {
        Set<String> values = new HashSet<>();
        if (results instanceof ArrayValue array) {
            array.forEach(bindings -> values.add(
                    ((StringValue) Objects.requireNonNull(((ObjectValue) bindings).get("x"), "x is not bound"))
                            .value()));
        }
        return values;
    }

    private static List<String> strings(@Nullable Value value) {
        List<String> strings = new ArrayList<>();
        if (value instanceof ArrayValue array) {
            array.forEach(element -> strings.add(((StringValue) element).value()));
        }
        return strings;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
