package dev.assay.rego.conformance;

import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One published case.
 *
 * @param id file and position, for example {@code time/test-time-0947#0}: names of cases are not unique
 * @param folder first part of the id
 * @param note the name that the case was given
 * @param modules sources of the policies; the one at position i is called {@code test-i.rego}
 * @param query a body, which may hold several expressions
 * @param data the base documents
 * @param input the input as a value, or null
 * @param inputTerm the input as the text of a Rego term, or null
 * @param wanted bindings of each result, or null when the result is not looked at
 * @param errorCode code that the evaluation must fail with, or null
 * @param errorText text that the error must contain, or null
 * @param sorted whether the values of bindings are sorted before they are compared
 * @param generatedIgnored whether variables made by OPA's compiler are left out
 * @param strict whether errors of builtins are errors
 */
record ConformanceCase(
        String id,
        String folder,
        String note,
        List<String> modules,
        String query,
        ObjectValue data,
        @Nullable Value input,
        @Nullable String inputTerm,
        @Nullable List<ObjectValue> wanted,
        @Nullable String errorCode,
        @Nullable String errorText,
        boolean sorted,
        boolean generatedIgnored,
        boolean strict) {

    private static final Set<String> MEMBERS = Set.of(
            "note",
            "modules",
            "query",
            "data",
            "input",
            "input_term",
            "want_result",
            "want_error",
            "want_error_code",
            "want_defined",
            "sort_bindings",
            "ignore_generated_vars",
            "strict_error",
            "experimental_keywords",
            "env",
            "want_plan_result",
            "ignore");

    ConformanceCase {
        modules = List.copyOf(modules);
        wanted = wanted == null ? null : List.copyOf(wanted);
        if (wanted == null && errorCode == null && errorText == null) {
            throw new IllegalArgumentException(id + " wants neither a result nor an error");
        }
        if (input != null && inputTerm != null) {
            throw new IllegalArgumentException(id + " has two inputs");
        }
    }

    static ConformanceCase of(String id, ObjectValue object) {
        for (int i = 0; i < object.size(); i++) {
            String member = ((StringValue) object.keyAt(i)).value();
            if (!MEMBERS.contains(member)) {
                throw new IllegalArgumentException(id + ": member " + member + " is not known");
            }
        }
        Value data = object.get("data");
        return new ConformanceCase(
                id,
                id.substring(0, id.indexOf('/')),
                string(object, "note", ""),
                strings(object.get("modules")),
                string(object, "query", ""),
                data instanceof ObjectValue documents ? documents : ObjectValue.EMPTY,
                object.get("input"),
                text(object, "input_term"),
                results(object.get("want_result")),
                text(object, "want_error_code"),
                text(object, "want_error"),
                flag(object, "sort_bindings"),
                flag(object, "ignore_generated_vars"),
                flag(object, "strict_error"));
    }

    private static @Nullable String text(ObjectValue object, String member) {
        return object.get(member) instanceof StringValue string ? string.value() : null;
    }

    private static String string(ObjectValue object, String member, String otherwise) {
        String text = text(object, member);
        return text == null ? otherwise : text;
    }

    private static boolean flag(ObjectValue object, String member) {
        return object.get(member) instanceof BooleanValue value && value.value();
    }

    private static List<String> strings(@Nullable Value value) {
        List<String> strings = new ArrayList<>();
        if (value instanceof ArrayValue array) {
            array.forEach(element -> strings.add(((StringValue) element).value()));
        }
        return strings;
    }

    private static @Nullable List<ObjectValue> results(@Nullable Value value) {
        if (!(value instanceof ArrayValue array)) {
            return null;
        }
        List<ObjectValue> results = new ArrayList<>();
        array.forEach(element -> results.add((ObjectValue) element));
        return results;
    }
}
