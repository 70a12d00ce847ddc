package dev.assay.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rego.json.JsonReader;
import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import dev.assay.testkit.Feature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Calls with the answers that OPA 1.22.0 gave to them, character by character: f the function, a its arguments, v the
 * answer as JSON, or e and m the code and the text of the error.
 */
@Feature(value = "GAT-01", partial = "a decision is not yet signed evidence")
class RecordedCallsTest {

    @Test
    void answers_and_errors_are_those_of_opa() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> functions = new TreeSet<>();
        int calls = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RecordedCallsTest.class.getResourceAsStream("calls.jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ObjectValue call = (ObjectValue) JsonReader.read(line);
                functions.add(text(call, "f"));
                calls++;
                String expected =
                        call.get("m") == null ? shown(call.get("v")) : text(call, "e") + ": " + text(call, "m");
                String answer = answer(call);
                if (!answer.equals(expected)) {
                    wrong.add(line + "\n  expected " + expected + "\n  answered " + answer);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(functions).hasSizeGreaterThan(100);
        assertThat(calls).isGreaterThan(3_000);
    }

    private static String answer(ObjectValue call) {
        Value[] arguments =
                ((ArrayValue) Objects.requireNonNull(call.get("a"))).asList().toArray(Value[]::new);
        try {
            Value answer = new Calls().call(text(call, "f"), arguments);
            return answer == null ? "null" : shown(StringValue.of(JsonWriter.compact(answer)));
        } catch (BuiltinException e) {
            return e.code().word() + ": " + e.getMessage();
        }
    }

    private static String shown(@Nullable Value value) {
        return value instanceof StringValue string ? string.value() : "null";
    }

    private static String text(ObjectValue call, String member) {
        return ((StringValue) Objects.requireNonNull(call.get(member))).value();
    }
}
