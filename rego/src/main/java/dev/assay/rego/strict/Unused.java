package dev.assay.rego.strict;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Expr.Form;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds variables that are assigned, arguments that are taken and imports that are made without ever being used. */
final class Unused {
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Map<String, Declared>> scopes = new ArrayDeque<>();
    private final Set<String> globals = new HashSet<>();

    private Unused() {}

    /** A name in a scope, and whether anything looks at it. */
    private static final class Declared {
        private final @Nullable Location location;
        private boolean used;

        Declared(@Nullable Location location) {
            this.location = location;
        }
    }

    static List<Problem> in(Module module) {
        Unused unused = new Unused();
        module.rules().forEach(unused::rule);
        for (Module.Import each : module.imports()) {
            if (!ModuleRules.isOfLanguage(each) && !unused.globals.contains(ModuleRules.name(each))) {
                unused.problems.add(new Problem(Problem.COMPILE, ModuleRules.text(each) + " unused", each.location()));
            }
        }
        return unused.problems;
    }

    private void rule(Rule rule) {
        Map<String, Declared> arguments = new LinkedHashMap<>();
        if (rule.head().arguments() != null) {
            for (Term argument : rule.head().arguments()) {
                names(argument).forEach(name -> arguments.put(name, new Declared(null)));
            }
        }
        scopes.push(arguments);
        for (Rule branch = rule; branch != null; branch = branch.otherwise()) {
            branch(branch);
        }
        scopes.pop();
        if (!rule.isDefault()) {
            arguments.forEach((name, declared) -> {
                if (!declared.used) {
                    problems.add(new Problem(
                            Problem.COMPILE,
                            "unused argument " + name + ". (hint: use _ (wildcard variable) instead)",
                            rule.head().location()));
                }
            });
        }
    }

    private void branch(Rule branch) {
        scopes.push(new LinkedHashMap<>());
        branch.body().forEach(this::expr);
        Rule.Head head = branch.head();
        head.ref().path().forEach(this::term);
        if (head.key() != null) {
            term(head.key());
        }
        if (head.value() != null) {
            term(head.value());
        }
        leave();
    }

    private void leave() {
        scopes.pop().forEach((name, declared) -> {
            if (!declared.used && declared.location != null) {
                problems.add(new Problem(Problem.COMPILE, "assigned var " + name + " unused", declared.location));
            }
        });
    }

    private void expr(Expr expr) {
        expr.with().forEach(with -> {
            term(with.target());
            term(with.value());
        });
        switch (expr.form()) {
            case Form.Truth truth
            when assignment(truth.term()) instanceof Term.Call call -> {
                term(call.arguments().get(1));
                Term pattern = call.arguments().get(0);
                names(pattern).forEach(name -> declare(name, expr.location()));
                keys(pattern);
            }
            case Form.Truth truth -> term(truth.term());
            case Form.Some some -> some.variables().forEach(variable -> declare(variable.name(), null));
            case Form.SomeIn some -> {
                term(some.domain());
                if (some.key() != null) {
                    names(some.key()).forEach(name -> declare(name, null));
                }
                names(some.value()).forEach(name -> declare(name, null));
            }
            case Form.Every every -> {
                term(every.domain());
                scopes.push(new LinkedHashMap<>());
                if (every.key() != null) {
                    declare(every.key().name(), null);
                }
                declare(every.value().name(), null);
                every.body().forEach(this::expr);
                leave();
            }
        }
    }

    private static @Nullable Term assignment(Term term) {
        boolean assigns = term instanceof Term.Call call
                && Walk.name(call).equals("assign")
                && call.arguments().size() == 2;
        return assigns ? term : null;
    }

    private void declare(String name, @Nullable Location location) {
        Map<String, Declared> scope = scopes.getFirst();
        scope.putIfAbsent(name, new Declared(location));
    }

    /** The variables that a pattern binds, wildcards left out. */
    private static List<String> names(Term pattern) {
        List<String> names = new ArrayList<>();
        switch (pattern) {
            case Term.Var variable -> {
                if (!variable.isWildcard()) {
                    names.add(variable.name());
                }
            }
            case Term.ArrayTerm array -> array.elements().forEach(element -> names.addAll(names(element)));
            case Term.ObjectTerm object -> object.entries().forEach(entry -> names.addAll(names(entry.value())));
            default -> {}
        }
        return names;
    }

    /** The keys of a pattern are looked at, not bound. */
    private void keys(Term pattern) {
        if (pattern instanceof Term.ObjectTerm object) {
            object.entries().forEach(entry -> {
                term(entry.key());
                keys(entry.value());
            });
        } else if (pattern instanceof Term.ArrayTerm array) {
            array.elements().forEach(this::keys);
        }
    }

    private void use(String name) {
        for (Map<String, Declared> scope : scopes) {
            Declared declared = scope.get(name);
            if (declared != null) {
                declared.used = true;
                return;
            }
        }
        globals.add(name);
    }

    private void terms(List<Term> terms) {
        terms.forEach(this::term);
    }

    private void closure(List<Expr> body, Term... heads) {
        scopes.push(new LinkedHashMap<>());
        body.forEach(this::expr);
        terms(List.of(heads));
        leave();
    }

    private void term(Term term) {
        switch (term) {
            case Term.Constant constant -> {}
            case Term.Var variable -> use(variable.name());
            case Term.Ref ref -> {
                term(ref.head());
                terms(ref.path());
            }
            case Term.Call call -> {
                term(call.operator().head());
                terms(call.arguments());
            }
            case Term.ArrayTerm array -> terms(array.elements());
            case Term.SetTerm set -> terms(set.elements());
            case Term.ObjectTerm object ->
                object.entries().forEach(entry -> {
                    term(entry.key());
                    term(entry.value());
                });
            case Term.ArrayComprehension array -> closure(array.body(), array.head());
            case Term.SetComprehension set -> closure(set.body(), set.head());
            case Term.ObjectComprehension object -> closure(object.body(), object.key(), object.value());
            case Term.TemplateString template ->
                template.parts().forEach(part -> {
                    if (part.expression() != null) {
                        closure(List.of(part.expression()));
                    }
                });
        }
    }
}
