package dev.assay.rego.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies of nodes at other places. */
public final class Relocation {
    private final Location place;

    private Relocation(Location place) {
        this.place = place;
    }

    /** A term at another place; what it consists of stays where it is. */
    public static Term at(Term term, Location place) {
        return switch (term) {
            case Term.Constant constant -> new Term.Constant(constant.value(), place);
            case Term.Var name -> new Term.Var(name.name(), place);
            case Term.Ref ref -> new Term.Ref(ref.head(), ref.path(), place);
            case Term.ArrayTerm array -> new Term.ArrayTerm(array.elements(), place);
            case Term.SetTerm set -> new Term.SetTerm(set.elements(), place);
            case Term.ObjectTerm object -> new Term.ObjectTerm(object.entries(), place);
            case Term.ArrayComprehension all -> new Term.ArrayComprehension(all.head(), all.body(), place);
            case Term.SetComprehension all -> new Term.SetComprehension(all.head(), all.body(), place);
            case Term.ObjectComprehension all ->
                new Term.ObjectComprehension(all.key(), all.value(), all.body(), place);
            case Term.Call call -> new Term.Call(call.operator(), call.arguments(), place);
            case Term.TemplateString template -> new Term.TemplateString(template.parts(), template.multiLine(), place);
        };
    }

    /** A head with all that it consists of at one place, but for its ref. */
    public static Rule.Head deep(Rule.Head head, Location place) {
        Relocation all = new Relocation(place);
        List<Term> arguments = head.arguments();
        return new Rule.Head(
                head.ref(),
                arguments == null ? null : all.terms(arguments),
                all.termOrNull(head.key()),
                all.termOrNull(head.value()),
                head.assign(),
                head.valueWritten(),
                head.ifWritten(),
                head.containsWritten(),
                place);
    }

    /** A body with all that it consists of at one place. */
    public static List<Expr> deep(List<Expr> body, Location place) {
        return new Relocation(place).body(body);
    }

    private List<Expr> body(List<Expr> body) {
        return body.stream().map(this::expr).toList();
    }

    private Expr expr(Expr expr) {
        Expr.Form form = switch (expr.form()) {
            case Expr.Form.Truth truth -> new Expr.Form.Truth(term(truth.term()));
            case Expr.Form.Some some ->
                new Expr.Form.Some(some.variables().stream()
                        .map(name -> new Term.Var(name.name(), place))
                        .toList());
            case Expr.Form.SomeIn some -> new Expr.Form.SomeIn((Term.Call) term(some.membership()));
            case Expr.Form.Every every ->
                new Expr.Form.Every(
                        (Term.Var) termOrNull(every.key()),
                        (Term.Var) term(every.value()),
                        term(every.domain()),
                        body(every.body()));
        };
        List<Expr.With> with = expr.with().stream()
                .map(one -> new Expr.With(term(one.target()), term(one.value()), place))
                .toList();
        return new Expr(form, expr.negated(), with, place);
    }

    private List<Term> terms(List<Term> terms) {
        return terms.stream().map(this::term).toList();
    }

    private @Nullable Term termOrNull(@Nullable Term term) {
        return term == null ? null : term(term);
    }

    private Term term(Term term) {
        return switch (term) {
            case Term.Constant constant -> new Term.Constant(constant.value(), place);
            case Term.Var name -> new Term.Var(name.name(), place);
            case Term.Ref ref -> new Term.Ref(term(ref.head()), terms(ref.path()), place);
            case Term.ArrayTerm array -> new Term.ArrayTerm(terms(array.elements()), place);
            case Term.SetTerm set -> new Term.SetTerm(terms(set.elements()), place);
            case Term.ObjectTerm object ->
                new Term.ObjectTerm(
                        object.entries().stream()
                                .map(entry -> new Term.ObjectTerm.Entry(term(entry.key()), term(entry.value())))
                                .toList(),
                        place);
            case Term.ArrayComprehension all -> new Term.ArrayComprehension(term(all.head()), body(all.body()), place);
            case Term.SetComprehension all -> new Term.SetComprehension(term(all.head()), body(all.body()), place);
            case Term.ObjectComprehension all ->
                new Term.ObjectComprehension(term(all.key()), term(all.value()), body(all.body()), place);
            case Term.Call call -> new Term.Call((Term.Ref) term(call.operator()), terms(call.arguments()), place);
            case Term.TemplateString template ->
                new Term.TemplateString(
                        template.parts().stream().map(this::part).toList(), template.multiLine(), place);
        };
    }

    private Term.TemplateString.Part part(Term.TemplateString.Part part) {
        Term.Constant text = part.text();
        Expr expression = part.expression();
        return new Term.TemplateString.Part(
                text == null ? null : new Term.Constant(text.value(), place),
                expression == null ? null : expr(expression));
    }
}
