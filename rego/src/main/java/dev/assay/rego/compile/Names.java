package dev.assay.rego.compile;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The names of variables in terms, before they are resolved. */
final class Names {
    private Names() {}

    /** The names that the expressions of a body declare; those of comprehensions in it are not among them. */
    static Set<String> declared(List<Expr> body) {
        Set<String> names = new HashSet<>();
        for (Expr expr : body) {
            declared(expr, names);
        }
        return names;
    }

    private static void declared(Expr expr, Set<String> names) {
        switch (expr.form()) {
            case Expr.Form.Some(List<Term.Var> variables) -> variables.forEach(variable -> names.add(variable.name()));
            case Expr.Form.SomeIn some -> {
                if (some.key() != null) {
                    walk(some.key(), names::add);
                }
                walk(some.value(), names::add);
            }
            case Expr.Form.Truth(Term term) -> {
                if (term instanceof Term.Call call && isAssignment(call)) {
                    walk(call.arguments().getFirst(), names::add);
                }
            }
            case Expr.Form.Every every -> names.addAll(declared(every.body()));
        }
    }

    static boolean isAssignment(Term.Call call) {
        return call.arguments().size() == 2 && isOperator(call, "assign");
    }

    static boolean isOperator(Term.Call call, String name) {
        return call.operator().path().isEmpty()
                && call.operator().head() instanceof Term.Var(String operator, var _)
                && operator.equals(name);
    }

    /** Gives the names of a term that can be patterns: in arrays, values of objects and brackets. */
    static void patterns(Term term, Consumer<String> taker) {
        switch (term) {
            case Term.Var variable -> taker.accept(variable.name());
            case Term.Ref(Term.Var variable, List<Term> path, var _)
            when path.isEmpty() -> taker.accept(variable.name());
            case Term.ArrayTerm array -> array.elements().forEach(element -> patterns(element, taker));
            case Term.ObjectTerm object -> object.entries().forEach(entry -> patterns(entry.value(), taker));
            default -> {}
        }
    }

    /** Gives all names of a term. */
    static void walk(Term term, Consumer<String> taker) {
        switch (term) {
            case Term.Constant _ -> {}
            case Term.Var variable -> taker.accept(variable.name());
            case Term.Ref ref -> {
                walk(ref.head(), taker);
                ref.path().forEach(part -> walk(part, taker));
            }
            case Term.ArrayTerm array -> array.elements().forEach(element -> walk(element, taker));
            case Term.SetTerm set -> set.elements().forEach(element -> walk(element, taker));
            case Term.ObjectTerm object ->
                object.entries().forEach(entry -> {
                    walk(entry.key(), taker);
                    walk(entry.value(), taker);
                });
            case Term.Call call -> call.arguments().forEach(argument -> walk(argument, taker));
            case Term.ArrayComprehension all -> {
                walk(all.head(), taker);
                walk(all.body(), taker);
            }
            case Term.SetComprehension all -> {
                walk(all.head(), taker);
                walk(all.body(), taker);
            }
            case Term.ObjectComprehension all -> {
                walk(all.key(), taker);
                walk(all.value(), taker);
                walk(all.body(), taker);
            }
            case Term.TemplateString template ->
                template.parts().stream()
                        .map(Term.TemplateString.Part::expression)
                        .forEach(expression -> {
                            if (expression != null) {
                                walk(List.of(expression), taker);
                            }
                        });
        }
    }

    /** Gives all names of a body. */
    static void walk(List<Expr> body, Consumer<String> taker) {
        for (Expr expr : body) {
            switch (expr.form()) {
                case Expr.Form.Truth(Term term) -> walk(term, taker);
                case Expr.Form.Some(List<Term.Var> variables) ->
                    variables.forEach(variable -> taker.accept(variable.name()));
                case Expr.Form.SomeIn(Term.Call membership) -> walk(membership, taker);
                case Expr.Form.Every every -> {
                    walk(every.domain(), taker);
                    walk(every.body(), taker);
                }
            }
            expr.with().forEach(with -> walk(with.value(), taker));
        }
    }
}
