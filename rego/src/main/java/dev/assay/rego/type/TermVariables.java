package dev.assay.rego.type;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Term;
import java.util.List;
import java.util.Set;

/** The names of all variables in a term or an expression, those of nested bodies among them. */
final class TermVariables implements TermWalk.Visitor {
    private final Set<String> names;

    private TermVariables(Set<String> names) {
        this.names = names;
    }

    static void add(Term term, Set<String> names) {
        new TermWalk(new TermVariables(names)).terms(List.of(term));
    }

    static void add(Expr expr, Set<String> names) {
        new TermWalk(new TermVariables(names)).body(List.of(expr));
    }

    @Override
    public void variable(Term.Var variable) {
        names.add(variable.name());
    }
}
