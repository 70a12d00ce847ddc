package dev.assay.rego.conformance;

import dev.assay.rego.value.ObjectValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine made of a case.
 *
 * @param results bindings of each result; with an error those that came before it was reported
 * @param errorCode code of the error, or null
 * @param errorText the whole error as it is printed, or null
 */
record Answer(
        List<ObjectValue> results,
        @Nullable String errorCode,
        @Nullable String errorText) {
    Answer {
        results = List.copyOf(results);
        if ((errorCode == null) != (errorText == null)) {
            throw new IllegalArgumentException("an error has a code and a text");
        }
    }

    static Answer of(List<ObjectValue> results) {
        return new Answer(results, null, null);
    }

    static Answer error(String code, String text) {
        return new Answer(List.of(), code, text);
    }
}
