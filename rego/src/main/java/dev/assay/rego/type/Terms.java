package dev.assay.rego.type;

import dev.assay.rego.ast.Term;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the checker asks of terms. */
final class Terms {
    private static final Set<String> KEYWORDS =
            Set.of("as", "default", "else", "false", "import", "package", "not", "null", "some", "true", "with");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Terms() {}

    /** The value of a term without variables and calls, else null. */
    static @Nullable Value constant(Term term) {
        return switch (term) {
            case Term.Constant constant -> constant.value();
            case Term.ArrayTerm array -> {
                List<Value> elements = constants(array.elements());
                yield elements == null ? null : ArrayValue.of(elements);
            }
            case Term.SetTerm set -> {
                List<Value> elements = constants(set.elements());
                yield elements == null ? null : SetValue.of(elements);
            }
            case Term.ObjectTerm object -> {
                ObjectValue.Builder entries =
                        ObjectValue.builder(object.entries().size());
                for (Term.ObjectTerm.Entry entry : object.entries()) {
                    Value key = constant(entry.key());
                    Value value = constant(entry.value());
                    if (key == null || value == null) {
                        yield null;
                    }
                    entries.put(key, value);
                }
                yield entries.build();
            }
            default -> null;
        };
    }

    private static @Nullable List<Value> constants(List<Term> terms) {
        List<Value> values = new ArrayList<>(terms.size());
        for (Term term : terms) {
            Value value = constant(term);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    /** Whether a variable names a document that is there before any rule. */
    static boolean isRoot(Term term) {
        return term instanceof Term.Var variable && isRootName(variable.name());
    }

    static boolean isRootName(String name) {
        return name.equals("input") || name.equals("data");
    }

    /** The name of a function or document that a term may be; null for anything else. */
    static Term.@Nullable Ref operator(Term term) {
        return switch (term) {
            case Term.Ref ref -> ref;
            case Term.Var variable -> new Term.Ref(variable, List.of(), variable.location());
            default -> null;
        };
    }

    /** The terms and one more. */
    static List<Term> appended(List<Term> terms, Term last) {
        List<Term> all = new ArrayList<>(terms);
        all.add(last);
        return all;
    }

    /** The dotted name of an operator. */
    static String name(Term.Ref operator) {
        StringBuilder name = new StringBuilder(operator.head() instanceof Term.Var head ? head.name() : "");
        for (Term part : operator.path()) {
            name.append('.');
            name.append(
                    part instanceof Term.Constant constant && constant.value() instanceof StringValue string
                            ? string.value()
                            : text(part));
        }
        return name.toString();
    }

    /** A ref up to and without the element at a position; the head is at 0. */
    static String text(Term.Ref ref, int end) {
        if (end == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(text(ref.head()));
        for (Term part : ref.path().subList(0, end - 1)) {
            if (part instanceof Term.Constant constant
                    && constant.value() instanceof StringValue string
                    && isName(string.value())) {
                text.append('.').append(string.value());
            } else {
                text.append('[').append(text(part)).append(']');
            }
        }
        return text.toString();
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches() && !KEYWORDS.contains(text);
    }

    /** A term as messages print it. */
    static String text(Term term) {
        return switch (term) {
            case Term.Constant constant -> constant.value().toString();
            case Term.Var variable -> variable.isWildcard() ? "_" : original(variable);
            case Term.Ref ref -> text(ref, ref.path().size() + 1);
            case Term.ArrayTerm array -> joined(array.elements(), "[", "]");
            case Term.SetTerm set -> set.elements().isEmpty() ? "set()" : joined(set.elements(), "{", "}");
            case Term.ObjectTerm object ->
                object.entries().stream()
                        .map(entry -> text(entry.key()) + ": " + text(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Term.Call call -> name(call.operator()) + joined(call.arguments(), "(", ")");
            default -> term.location().text();
        };
    }

    /** The name that a variable has in the source. */
    private static String original(Term.Var variable) {
        int mark = variable.name().indexOf(Resolution.MARK);
        return mark < 0 ? variable.name() : variable.name().substring(0, mark);
    }

    private static String joined(List<Term> terms, String before, String after) {
        return terms.stream().map(Terms::text).collect(Collectors.joining(", ", before, after));
    }
}
