package dev.assay.rego.type;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Expr.Form;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Term;
import java.util.List;

/** Walks through all that a rule or a body holds and shows its refs and calls, what is within them first. */
final class TermWalk {
    private final Visitor visitor;

    TermWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /** What is shown. */
    interface Visitor {
        /** A variable. */
        default void variable(Term.Var variable) {}

        /** A ref into documents; names of functions are none. */
        default void ref(Term.Ref ref) {}

        /** A call that is an expression. */
        default void statement(Term.Call call, Location location) {}

        /** A call within a term. */
        default void nested(Term.Call call) {}
    }

    void rule(TypedRule typed) {
        terms(typed.path().path());
        terms(typed.arguments());
        if (typed.key() != null) {
            term(typed.key());
        }
        if (typed.value() != null) {
            term(typed.value());
        }
        body(typed.body());
    }

    void body(List<Expr> body) {
        for (Expr expr : body) {
            expr.with().forEach(with -> {
                term(with.target());
                term(with.value());
            });
            switch (expr.form()) {
                case Form.Truth(Term.Call call) -> {
                    terms(call.arguments());
                    visitor.statement(call, expr.location());
                }
                case Form.Truth truth -> term(truth.term());
                case Form.Some some -> {}
                case Form.SomeIn some -> {
                    if (some.key() != null) {
                        term(some.key());
                    }
                    term(some.value());
                    term(some.domain());
                }
                case Form.Every every -> {
                    term(every.domain());
                    body(every.body());
                }
            }
        }
    }

    void terms(List<Term> terms) {
        terms.forEach(this::term);
    }

    private void term(Term term) {
        switch (term) {
            case Term.Constant constant -> {}
            case Term.Var variable -> {
                if (Terms.isRoot(variable)) {
                    visitor.ref(new Term.Ref(variable, List.of(), variable.location()));
                } else {
                    visitor.variable(variable);
                }
            }
            case Term.Ref ref -> {
                if (Terms.isRoot(ref.head())) {
                    visitor.ref(ref);
                } else {
                    term(ref.head());
                }
                terms(ref.path());
            }
            case Term.Call call -> {
                terms(call.arguments());
                visitor.nested(call);
            }
            case Term.ArrayTerm array -> terms(array.elements());
            case Term.SetTerm set -> terms(set.elements());
            case Term.ObjectTerm object ->
                object.entries().forEach(entry -> {
                    term(entry.key());
                    term(entry.value());
                });
            case Term.ArrayComprehension array -> {
                term(array.head());
                body(array.body());
            }
            case Term.SetComprehension set -> {
                term(set.head());
                body(set.body());
            }
            case Term.ObjectComprehension object -> {
                term(object.key());
                term(object.value());
                body(object.body());
            }
            case Term.TemplateString template ->
                template.parts().forEach(part -> {
                    if (part.expression() != null) {
                        part(part.expression());
                    }
                });
        }
    }

    /** An expression within a template is a value. */
    private void part(Expr expr) {
        if (expr.form() instanceof Form.Truth truth) {
            term(truth.term());
        } else {
            body(List.of(expr));
        }
    }
}
