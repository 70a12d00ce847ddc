package dev.assay.rego.strict;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Expr.Form;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import java.util.List;

/** Walks through a module as written. Those who extend it look at what they care for. */
abstract class Walk {
    /** An expression, before what is in it. */
    void expression(Expr expr) {}

    /** A call, before its arguments. */
    void call(Term.Call call, Location location) {}

    /** The dotted name of what is called. */
    static String name(Term.Call call) {
        StringBuilder name = new StringBuilder(call.operator().head() instanceof Term.Var head ? head.name() : "");
        for (Term part : call.operator().path()) {
            if (part instanceof Term.Constant constant && constant.value() instanceof StringValue text) {
                name.append('.').append(text.value());
            }
        }
        return name.toString();
    }

    void module(Module module) {
        for (Rule rule : module.rules()) {
            for (Rule branch = rule; branch != null; branch = branch.otherwise()) {
                head(branch.head());
                body(branch.body());
            }
        }
    }

    private void head(Rule.Head head) {
        terms(head.ref().path());
        if (head.key() != null) {
            term(head.key(), head.key().location());
        }
        if (head.value() != null) {
            term(head.value(), head.value().location());
        }
    }

    private void body(List<Expr> body) {
        for (Expr expr : body) {
            expression(expr);
            expr.with().forEach(with -> term(with.value(), with.value().location()));
            switch (expr.form()) {
                case Form.Truth truth -> term(truth.term(), expr.location());
                case Form.Some some -> {}
                case Form.SomeIn some -> terms(some.membership().arguments());
                case Form.Every every -> {
                    term(every.domain(), every.domain().location());
                    body(every.body());
                }
            }
        }
    }

    private void terms(List<Term> terms) {
        terms.forEach(term -> term(term, term.location()));
    }

    private void term(Term term, Location location) {
        switch (term) {
            case Term.Constant constant -> {}
            case Term.Var variable -> {}
            case Term.Ref ref -> {
                term(ref.head(), ref.head().location());
                terms(ref.path());
            }
            case Term.Call call -> {
                call(call, location);
                terms(call.arguments());
            }
            case Term.ArrayTerm array -> terms(array.elements());
            case Term.SetTerm set -> terms(set.elements());
            case Term.ObjectTerm object ->
                object.entries().forEach(entry -> {
                    term(entry.key(), entry.key().location());
                    term(entry.value(), entry.value().location());
                });
            case Term.ArrayComprehension array -> {
                term(array.head(), array.head().location());
                body(array.body());
            }
            case Term.SetComprehension set -> {
                term(set.head(), set.head().location());
                body(set.body());
            }
            case Term.ObjectComprehension object -> {
                term(object.key(), object.key().location());
                term(object.value(), object.value().location());
                body(object.body());
            }
            case Term.TemplateString template ->
                template.parts().forEach(part -> {
                    if (part.expression() != null) {
                        body(List.of(part.expression()));
                    }
                });
        }
    }
}
