package dev.assay.rego.conformance;

import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares an answer with what a case wants, by the rules of OPA's own runner. */
final class Verdict {
    private static final String GENERATED = "__localq";

    private Verdict() {}

    /** What is wrong with an answer, or nothing. */
    static Optional<String> on(ConformanceCase test, Answer answer) {
        String code = answer.errorCode();
        String text = answer.errorText();
        if (test.errorText() != null && (text == null || !text.contains(test.errorText()))) {
            return Optional.of("wanted an error that contains \"" + test.errorText() + "\", got "
                    + (text == null ? "results " + answer.results() : "\"" + text + "\""));
        }
        if (test.errorCode() != null && !test.errorCode().equals(code)) {
            return Optional.of("wanted " + test.errorCode() + ", got "
                    + (text == null ? "results " + answer.results() : code + " \"" + text + "\""));
        }
        if (test.errorText() == null && test.errorCode() == null && text != null) {
            return Optional.of("wanted results, got the error \"" + text + "\"");
        }
        return test.wanted() == null ? Optional.empty() : results(test, test.wanted(), answer.results());
    }

    private static Optional<String> results(
            ConformanceCase test, List<ObjectValue> wantedResults, List<ObjectValue> gotResults) {
        Set<Value> wanted = new HashSet<>();
        for (ObjectValue bindings : wantedResults) {
            wanted.add(form(test, bindings));
        }
        Set<Value> got = new HashSet<>();
        for (ObjectValue bindings : gotResults) {
            got.add(form(test, bindings));
        }
        return wanted.equals(got) ? Optional.empty() : Optional.of("wanted " + wanted + ", got " + got);
    }

    private static Value form(ConformanceCase test, ObjectValue bindings) {
        ObjectValue.Builder builder = ObjectValue.builder();
        for (int i = 0; i < bindings.size(); i++) {
            String variable = ((StringValue) bindings.keyAt(i)).value();
            if (test.generatedIgnored() && variable.startsWith(GENERATED)) {
                continue;
            }
            Value value = JsonForm.of(bindings.valueAt(i));
            builder.put(variable, test.sorted() ? JsonForm.sorted(value) : value);
        }
        return builder.build();
    }
}
