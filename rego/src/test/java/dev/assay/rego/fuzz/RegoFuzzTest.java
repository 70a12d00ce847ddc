package dev.assay.rego.fuzz;

import dev.assay.rego.Policy;
import dev.assay.rego.PolicyException;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Source;
import dev.assay.rego.differential.Question;
import dev.assay.rego.json.JsonReader;
import dev.assay.rego.parse.ParseException;
import dev.assay.rego.parse.Parser;
import dev.assay.rego.run.Evaluation;
import dev.assay.rego.run.EvaluationException;
import dev.assay.rego.run.Limits;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Checkout;
import dev.assay.testkit.Feature;
import dev.assay.testkit.Fuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parser and evaluator take anything: they answer, or refuse as documented. */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
@Timeout(value = 3, unit = TimeUnit.HOURS)
class RegoFuzzTest {
    private static final int GENERATED = 60;
    private static final Limits LIMITS = Limits.DEFAULT
            .withSteps(200_000)
            .withBytes(64L << 20)
            .withOutputBytes(16L << 20)
            .withTime(Duration.ofSeconds(2));
    private static final String[] WORDS = {
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "|",
        ":=",
        "=",
        " if ",
        " else ",
        "not ",
        "some ",
        "every ",
        " in ",
        " with ",
        " contains ",
        "default ",
        "import ",
        "$\"{",
        "`",
        "\\u",
        "_",
        "data.",
        "input.",
        "numbers.range(1, 100000000)",
        "[_][_][_]",
        "1e999999",
        "walk(data)",
        "# METADATA\n",
        "if {",
        "\n\n"
    };

    @Test
    void the_parser_takes_anything() throws IOException {
        Fuzz.ofText("rego parser", corpus())
                .withWords(WORDS)
                .refusing(ParseException.class)
                .run(bytes -> Parser.module(source(bytes), Module.Version.V1));
        Fuzz.ofText("rego parser v0", corpus())
                .withWords(WORDS)
                .refusing(ParseException.class)
                .run(bytes -> parseOld(source(bytes)));
    }

    /** Most of the corpus is not the old language, and may be refused as it is. */
    private static void parseOld(Source source) {
        try {
            Parser.module(source, Module.Version.V0);
        } catch (ParseException e) {
            // An answer too; anything else is a finding.
            return;
        }
    }

    @Test
    void the_evaluator_takes_anything_within_its_limits() throws IOException {
        Value input = JsonReader.read(Question.of(1, 1).input());
        Fuzz.ofText("rego evaluator", evaluable(input))
                .withWords(WORDS)
                .refusing(PolicyException.class)
                .refusing(EvaluationException.class)
                .run(bytes -> evaluate(source(bytes), input));
    }

    private static void evaluate(Source source, Value input) {
        Policy policy = Policy.builder().source(source).parallel(false).build();
        policy.query("data")
                .evaluate(Evaluation.builder().input(input).limits(LIMITS).build());
    }

    private static Source source(byte[] bytes) {
        return new Source("fuzz.rego", new String(bytes, StandardCharsets.UTF_8));
    }

    /** Those of the corpus that can be evaluated as they are; some generated ones conflict with themselves. */
    private static String[] evaluable(Value input) throws IOException {
        return Stream.of(corpus()).filter(text -> evaluates(text, input)).toArray(String[]::new);
    }

    private static boolean evaluates(String text, Value input) {
        try {
            evaluate(new Source("corpus.rego", text), input);
            return true;
        } catch (EvaluationException e) {
            return false;
        }
    }

    /** Real policies, and generated ones that compile. */
    private static String[] corpus() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(Checkout.root().resolve("examples/policies/workload/policy"))) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                if (compiles(text)) {
                    texts.add(text);
                }
            }
        }
        for (int number = 0; texts.size() < GENERATED; number++) {
            String policy = Question.of(7, number).policy();
            if (compiles(policy)) {
                texts.add(policy);
            }
        }
        return texts.toArray(String[]::new);
    }

    private static boolean compiles(String text) {
        try {
            Policy.compile(new Source("corpus.rego", text));
            return true;
        } catch (PolicyException e) {
            return false;
        }
    }
}
