package dev.assay.rego.format;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Term;
import dev.assay.rego.ast.TermOrder;
import dev.assay.rego.ast.json.GoQuotes;
import dev.assay.rego.value.StringValue;
import java.util.List;
import java.util.stream.Collectors;

/** Terms in one line, whatever their places: as OPA prints a key of a head. */
final class TermText {
    private TermText() {}

    static String of(Term term) {
        return switch (term) {
            case Term.Constant constant ->
                constant.value() instanceof StringValue string
                        ? GoQuotes.quoted(string.value())
                        : constant.value().toString();
            case Term.Var name -> name.isWildcard() ? "_" : name.name();
            case Term.Ref ref -> ref(ref);
            case Term.ArrayTerm array -> "[" + list(array.elements()) + "]";
            case Term.SetTerm set -> set.elements().isEmpty() ? "set()" : "{" + list(TermOrder.elements(set)) + "}";
            case Term.ObjectTerm object ->
                "{"
                        + TermOrder.entries(object).stream()
                                .map(entry -> of(entry.key()) + ": " + of(entry.value()))
                                .collect(Collectors.joining(", "))
                        + "}";
            case Term.ArrayComprehension all -> "[" + of(all.head()) + " | " + body(all.body()) + "]";
            case Term.SetComprehension all -> "{" + of(all.head()) + " | " + body(all.body()) + "}";
            case Term.ObjectComprehension all ->
                "{" + of(all.key()) + ": " + of(all.value()) + " | " + body(all.body()) + "}";
            case Term.Call call -> call(call);
            case Term.TemplateString template -> template.location().text();
        };
    }

    private static String ref(Term.Ref ref) {
        StringBuilder text = new StringBuilder(of(ref.head()));
        for (Term part : ref.path()) {
            boolean name = part instanceof Term.Constant constant
                    && constant.value() instanceof StringValue string
                    && string.value().matches("[A-Za-z_][A-Za-z_0-9]*");
            if (name) {
                text.append('.').append(((StringValue) ((Term.Constant) part).value()).value());
            } else {
                text.append('[').append(of(part)).append(']');
            }
        }
        return text.toString();
    }

    private static String call(Term.Call call) {
        return of(call.operator()) + "(" + list(call.arguments()) + ")";
    }

    private static String list(List<Term> terms) {
        return terms.stream().map(TermText::of).collect(Collectors.joining(", "));
    }

    private static String body(List<Expr> body) {
        return body.stream().map(expression -> expression.location().text()).collect(Collectors.joining("; "));
    }
}
