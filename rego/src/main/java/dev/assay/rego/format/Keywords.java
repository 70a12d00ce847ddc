package dev.assay.rego.format;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keywords that bodies use and v0 lacks: {@code in} as an expression of its own, and {@code every}. */
final class Keywords {
    private final Set<String> used = new HashSet<>();

    private Keywords() {}

    static Set<String> used(Module module) {
        Keywords keywords = new Keywords();
        module.rules().forEach(keywords::rule);
        return keywords.used;
    }

    private void rule(@Nullable Rule rule) {
        if (rule != null) {
            List<Term> arguments = rule.head().arguments();
            terms(arguments == null ? List.of() : arguments);
            term(rule.head().key());
            term(rule.head().value());
            body(rule.body());
            rule(rule.otherwise());
        }
    }

    private void body(List<Expr> body) {
        body.forEach(this::expression);
    }

    private void expression(Expr expression) {
        switch (expression.form()) {
            case Expr.Form.Truth truth -> {
                if (truth.term() instanceof Term.Call call && Operators.membership(call) > 0) {
                    used.add("in");
                }
                term(truth.term());
            }
            case Expr.Form.Some some -> {}
            case Expr.Form.SomeIn some -> terms(some.membership().arguments());
            case Expr.Form.Every every -> {
                used.add("every");
                term(every.domain());
                body(every.body());
            }
        }
        expression.with().forEach(with -> term(with.value()));
    }

    private void terms(List<Term> terms) {
        terms.forEach(this::term);
    }

    private void term(@Nullable Term term) {
        switch (term) {
            case null -> {}
            case Term.Constant constant -> {}
            case Term.Var name -> {}
            case Term.Ref ref -> {
                term(ref.head());
                terms(ref.path());
            }
            case Term.ArrayTerm array -> terms(array.elements());
            case Term.SetTerm set -> terms(set.elements());
            case Term.ObjectTerm object ->
                object.entries().forEach(entry -> {
                    term(entry.key());
                    term(entry.value());
                });
            case Term.ArrayComprehension all -> {
                term(all.head());
                body(all.body());
            }
            case Term.SetComprehension all -> {
                term(all.head());
                body(all.body());
            }
            case Term.ObjectComprehension all -> {
                term(all.key());
                term(all.value());
                body(all.body());
            }
            case Term.Call call -> terms(call.arguments());
            case Term.TemplateString template ->
                template.parts().forEach(part -> {
                    Expr expression = part.expression();
                    if (expression != null) {
                        expression(expression);
                    }
                });
        }
    }
}
