package dev.assay.rego.type;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Expr.Form;
import dev.assay.rego.ast.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts a body in an order in which it can be run: an expression that needs a variable comes after the one that gives
 * it,
 * and otherwise as written. Bodies that cannot be run are left as they are; the compiler has said so.
 */
final class RunOrder {
    private RunOrder() {}

    static List<Expr> of(List<Expr> body) {
        if (body.size() < 2) {
            return body;
        }
        List<Uses> open = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (Expr expr : body) {
            Uses uses = new Uses(expr);
            given.addAll(uses.gives);
            open.add(uses);
        }
        List<Expr> ordered = new ArrayList<>();
        Set<String> known = new HashSet<>();
        while (!open.isEmpty()) {
            Uses next = open.getFirst();
            for (Uses uses : open) {
                if (uses.needs.stream().allMatch(name -> known.contains(name) || !given.contains(name))) {
                    next = uses;
                    break;
                }
            }
            open.remove(next);
            known.addAll(next.gives);
            ordered.add(next.expr);
        }
        return ordered;
    }

    /** The variables that one expression must have and those that it can bind. */
    private static final class Uses {
        private final Expr expr;
        private final Set<String> gives = new LinkedHashSet<>();
        private final Set<String> needs = new LinkedHashSet<>();

        Uses(Expr expr) {
            this.expr = expr;
            if (expr.negated()) {
                all(expr, needs);
                return;
            }
            switch (expr.form()) {
                case Form.Truth(Term.Call call) -> call(call);
                case Form.Truth truth -> value(truth.term());
                case Form.Some some -> {}
                case Form.SomeIn some -> {
                    if (some.key() != null) {
                        pattern(some.key());
                    }
                    pattern(some.value());
                    value(some.domain());
                }
                case Form.Every every -> all(expr, needs);
            }
            expr.with().forEach(with -> TermVariables.add(with.value(), needs));
            needs.removeAll(gives);
        }

        private static void all(Expr expr, Set<String> names) {
            TermVariables.add(expr, names);
        }

        private void call(Term.Call call) {
            String name = Terms.name(call.operator());
            List<Term> arguments = call.arguments();
            if ((name.equals("eq") || name.equals("assign")) && arguments.size() == 2) {
                pattern(arguments.get(0));
                pattern(arguments.get(1));
            } else if (name.equals("walk") && arguments.size() == 2) {
                value(arguments.get(0));
                pattern(arguments.get(1));
            } else {
                arguments.forEach(this::value);
            }
        }

        /** A side of an equality: its variables may be bound by it. */
        private void pattern(Term term) {
            switch (term) {
                case Term.Var variable -> {
                    if (!Terms.isRoot(variable)) {
                        gives.add(variable.name());
                    }
                }
                case Term.ArrayTerm array -> array.elements().forEach(this::pattern);
                case Term.ObjectTerm object ->
                    object.entries().forEach(entry -> {
                        value(entry.key());
                        pattern(entry.value());
                    });
                default -> value(term);
            }
        }

        /** A term that is worked out: only the variables in the paths of its refs may be bound by it. */
        private void value(Term term) {
            switch (term) {
                case Term.Ref ref -> {
                    value(ref.head());
                    ref.path().forEach(this::pattern);
                }
                case Term.Call call -> call.arguments().forEach(this::value);
                case Term.ArrayTerm array -> array.elements().forEach(this::value);
                case Term.SetTerm set -> set.elements().forEach(this::value);
                case Term.ObjectTerm object ->
                    object.entries().forEach(entry -> {
                        value(entry.key());
                        value(entry.value());
                    });
                default -> TermVariables.add(term, needs);
            }
        }
    }
}
