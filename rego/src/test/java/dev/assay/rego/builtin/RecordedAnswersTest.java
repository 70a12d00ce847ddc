package dev.assay.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.json.JsonReader;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The heavy builtins answer, and complain, as OPA 1.22.0 was recorded to do. */
class RecordedAnswersTest {

    @Test
    @Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
    void the_heavy_builtins_answer_as_opa_does() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> lines = lines();
        for (String line : lines) {
            ObjectValue recorded = (ObjectValue) JsonReader.read(line);
            String name = ((StringValue) Objects.requireNonNull(recorded.get("name"))).value();
            Value[] arguments = ((ArrayValue) Objects.requireNonNull(recorded.get("arguments")))
                    .asList()
                    .toArray(Value[]::new);
            String expected = shown(name, recorded.get("answer"), recorded.get("error"));
            String actual = actual(name, arguments);
            if (!actual.equals(expected)) {
                wrong.add(line + "\n  expected " + expected + "\n  actual   " + actual);
            }
        }
        assertThat(lines).hasSizeGreaterThan(900);
        assertThat(wrong).isEmpty();
    }

    private static String actual(String name, Value[] arguments) {
        try {
            return shown(name, new Calls().call(name, arguments), null);
        } catch (BuiltinException e) {
            return shown(name, null, StringValue.of(String.valueOf(e.getMessage())));
        }
    }

    private static String shown(String name, @Nullable Value answer, @Nullable Value error) {
        if (error != null) {
            return "error " + error;
        }
        if (answer == null) {
            return "undefined";
        }
        // OPA looks at the properties of an object in no certain order.
        boolean unordered = name.equals("json.match_schema");
        return String.valueOf(unordered ? sorted((ArrayValue) answer) : answer);
    }

    private static Value sorted(ArrayValue answer) {
        return ArrayValue.of(answer.get(0), SetValue.of(((ArrayValue) answer.get(1)).asList()));
    }

    private static List<String> lines() throws IOException {
        try (InputStream stream = RecordedAnswersTest.class.getResourceAsStream("heavy-builtins.jsonl")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
