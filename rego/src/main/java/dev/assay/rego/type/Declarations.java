package dev.assay.rego.type;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Expr.Form;
import dev.assay.rego.ast.Term;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names that a body or a pattern declares. */
final class Declarations {
    private Declarations() {}

    static Set<String> of(List<Expr> body) {
        Set<String> names = new LinkedHashSet<>();
        for (Expr expr : body) {
            switch (expr.form()) {
                case Form.Truth(Term.Call call)
                when isAssignment(call) -> pattern(call.arguments().getFirst(), names);
                case Form.Truth truth -> {}
                case Form.Some some -> some.variables().forEach(variable -> names.add(variable.name()));
                case Form.SomeIn some -> {
                    if (some.key() != null) {
                        pattern(some.key(), names);
                    }
                    pattern(some.value(), names);
                }
                case Form.Every every -> {}
            }
        }
        return names;
    }

    static boolean isAssignment(Term.Call call) {
        return call.arguments().size() == 2 && Terms.name(call.operator()).equals("assign");
    }

    /** Adds the variables of what is declared or passed: a variable, or a collection with variables in it. */
    static void pattern(Term pattern, Set<String> names) {
        switch (pattern) {
            case Term.Var variable -> {
                if (!variable.isWildcard() && !Terms.isRoot(variable)) {
                    names.add(variable.name());
                }
            }
            case Term.ArrayTerm array -> array.elements().forEach(element -> pattern(element, names));
            case Term.ObjectTerm object -> object.entries().forEach(entry -> pattern(entry.value(), names));
            default -> {}
        }
    }
}
