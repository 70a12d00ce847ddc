package dev.assay.rego.test;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Expr.Form;
import dev.assay.rego.ast.Term;
import java.util.List;
import java.util.Set;

/** The variables that stand in an expression or a term, those of nested bodies left out. */
final class VariableNames {
    private VariableNames() {}

    static void add(Expr expr, Set<String> names) {
        switch (expr.form()) {
            case Form.Truth truth -> add(truth.term(), names);
            case Form.Some some -> {}
            case Form.SomeIn some -> add(some.membership(), names);
            case Form.Every every -> add(every.domain(), names);
        }
    }

    static void add(Term term, Set<String> names) {
        switch (term) {
            case Term.Var variable -> names.add(variable.name());
            case Term.Ref ref -> {
                add(ref.head(), names);
                add(ref.path(), names);
            }
            case Term.Call call -> add(call.arguments(), names);
            case Term.ArrayTerm array -> add(array.elements(), names);
            case Term.SetTerm set -> add(set.elements(), names);
            case Term.ObjectTerm object ->
                object.entries().forEach(entry -> {
                    add(entry.key(), names);
                    add(entry.value(), names);
                });
            case Term.Constant constant -> {}
            case Term.ArrayComprehension array -> {}
            case Term.SetComprehension set -> {}
            case Term.ObjectComprehension object -> {}
            case Term.TemplateString template -> {}
        }
    }

    private static void add(List<Term> terms, Set<String> names) {
        terms.forEach(term -> add(term, names));
    }
}
