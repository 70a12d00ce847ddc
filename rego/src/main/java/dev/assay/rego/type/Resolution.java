package dev.assay.rego.type;

import dev.assay.rego.ast.Annotations;
import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Expr.Form;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives every name in one rule or query its meaning: variables get names of their own, so that those of inner bodies
 * are
 * never taken for those of outer ones; rules and imports become refs into documents.
 */
final class Resolution {
    /** Stands between the name that a variable has in the source and its number. */
    static final char MARK = '#';

    private final Names names;
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private int count;

    Resolution(Names names) {
        this.names = names;
    }

    /**
     * A body.
     *
     * @param announced the names that it declares somewhere: they never mean rules or imports in it
     * @param own the names declared so far, and what they are called here
     */
    private record Scope(Set<String> announced, Map<String, String> own) {}

    /** Enters a body that declares names, until {@link #leave}. */
    void enter(Set<String> announced) {
        scopes.push(new Scope(announced, new HashMap<>()));
    }

    private void declare(Term pattern) {
        Set<String> declared = new LinkedHashSet<>();
        Declarations.pattern(pattern, declared);
        declared.forEach(this::declare);
    }

    private void declare(String name) {
        scopes.getFirst().own().computeIfAbsent(name, _ -> name + MARK + count++);
    }

    void leave() {
        scopes.pop();
    }

    /** The body with its names resolved, in the order in which it can be run; its declarations must be entered. */
    List<Expr> body(List<Expr> body) {
        return RunOrder.of(body.stream().map(this::expr).toList());
    }

    private Expr expr(Expr expr) {
        List<Expr.With> with = expr.with().stream()
                .map(one -> new Expr.With(term(one.target()), term(one.value()), one.location()))
                .toList();
        return new Expr(form(expr.form()), expr.negated(), with, expr.location());
    }

    private Form form(Form form) {
        return switch (form) {
            case Form.Truth(Term.Call call)
            when Declarations.isAssignment(call) -> {
                Term value = term(call.arguments().get(1));
                declare(call.arguments().get(0));
                List<Term> sides = List.of(term(call.arguments().get(0)), value);
                yield new Form.Truth(new Term.Call(call.operator(), sides, call.location()));
            }
            case Form.Truth truth -> new Form.Truth(term(truth.term()));
            case Form.Some some -> {
                some.variables().forEach(variable -> declare(variable.name()));
                yield some;
            }
            case Form.SomeIn some -> member(some);
            case Form.Every every -> every(every);
        };
    }

    private Form member(Form.SomeIn some) {
        Term domain = term(some.domain());
        List<Term> arguments = some.membership().arguments();
        List<Term> patterns = arguments.subList(0, arguments.size() - 1);
        patterns.forEach(this::declare);
        List<Term> resolved = new ArrayList<>(terms(patterns));
        resolved.add(domain);
        return new Form.SomeIn(new Term.Call(
                some.membership().operator(), resolved, some.membership().location()));
    }

    private Form every(Form.Every every) {
        Term domain = term(every.domain());
        Set<String> declared = Declarations.of(every.body());
        Declarations.pattern(every.value(), declared);
        if (every.key() != null) {
            Declarations.pattern(every.key(), declared);
        }
        enter(declared);
        declare(every.value());
        if (every.key() != null) {
            declare(every.key());
        }
        Term.Var key = every.key() == null ? null : variable(every.key());
        Form resolved = new Form.Every(key, variable(every.value()), domain, body(every.body()));
        leave();
        return resolved;
    }

    private Term.Var variable(Term.Var variable) {
        String own = own(variable.name());
        return own == null ? variable : new Term.Var(own, variable.location());
    }

    /** What a name that is declared here is called, or null. */
    private @Nullable String own(String name) {
        for (Scope scope : scopes) {
            String own = scope.own().get(name);
            if (own != null) {
                return own;
            }
        }
        return null;
    }

    /** What a name means when no body around declares it, now or later; else null. */
    private Names.@Nullable Place place(String name) {
        boolean announced = scopes.stream().anyMatch(scope -> scope.announced().contains(name));
        return announced ? null : names.find(name);
    }

    List<Term> terms(List<Term> terms) {
        return terms.stream().map(this::term).toList();
    }

    Term term(Term term) {
        return switch (term) {
            case Term.Constant constant -> constant;
            case Term.Var variable -> named(variable);
            case Term.Ref ref ->
                ref.head() instanceof Term.Var head
                        ? headed(ref, named(head))
                        : new Term.Ref(term(ref.head()), terms(ref.path()), ref.location());
            case Term.Call call -> new Term.Call(operator(call.operator()), terms(call.arguments()), call.location());
            case Term.ArrayTerm array -> new Term.ArrayTerm(terms(array.elements()), array.location());
            case Term.SetTerm set -> new Term.SetTerm(terms(set.elements()), set.location());
            case Term.ObjectTerm object ->
                new Term.ObjectTerm(
                        object.entries().stream()
                                .map(entry -> new Term.ObjectTerm.Entry(term(entry.key()), term(entry.value())))
                                .toList(),
                        object.location());
            case Term.ArrayComprehension array -> {
                enter(Declarations.of(array.body()));
                List<Expr> body = body(array.body());
                Term resolved = new Term.ArrayComprehension(term(array.head()), body, array.location());
                leave();
                yield resolved;
            }
            case Term.SetComprehension set -> {
                enter(Declarations.of(set.body()));
                List<Expr> body = body(set.body());
                Term resolved = new Term.SetComprehension(term(set.head()), body, set.location());
                leave();
                yield resolved;
            }
            case Term.ObjectComprehension object -> {
                enter(Declarations.of(object.body()));
                List<Expr> body = body(object.body());
                Term resolved =
                        new Term.ObjectComprehension(term(object.key()), term(object.value()), body, object.location());
                leave();
                yield resolved;
            }
            case Term.TemplateString template -> template(template);
        };
    }

    private Term template(Term.TemplateString template) {
        List<Term.TemplateString.Part> parts = new ArrayList<>();
        for (Term.TemplateString.Part part : template.parts()) {
            parts.add(part.expression() == null ? part : new Term.TemplateString.Part(null, expr(part.expression())));
        }
        return new Term.TemplateString(parts, template.multiLine(), template.location());
    }

    /** A ref whose head is a name: what the name means, and then the path. */
    private Term headed(Term.Ref ref, Term head) {
        List<Term> path = terms(ref.path());
        if (head instanceof Term.Ref place) {
            List<Term> whole = new ArrayList<>(place.path());
            whole.addAll(path);
            return new Term.Ref(place.head(), whole, ref.location());
        }
        return new Term.Ref(head, path, ref.location());
    }

    private Term named(Term.Var variable) {
        String own = own(variable.name());
        if (own != null) {
            return new Term.Var(own, variable.location());
        }
        Names.Place place = place(variable.name());
        return place == null ? variable : place.ref(List.of(), variable.location());
    }

    /** The name of a function: a rule's, an import's, or a builtin's as it is. */
    private Term.Ref operator(Term.Ref operator) {
        if (operator.head() instanceof Term.Var head && own(head.name()) == null) {
            Names.Place place = place(head.name());
            if (place != null) {
                return place.ref(operator.path(), operator.location());
            }
        }
        return operator;
    }

    /** The rule and those that follow its {@code else}, resolved. */
    List<TypedRule> rule(Rule rule, List<Term> packagePath, List<Annotations.Schema> schemas) {
        Set<String> arguments = new LinkedHashSet<>();
        if (rule.head().arguments() != null) {
            rule.head().arguments().forEach(argument -> Declarations.pattern(argument, arguments));
        }
        enter(arguments);
        arguments.forEach(this::declare);
        List<TypedRule> rules = new ArrayList<>();
        for (Rule branch = rule; branch != null; branch = branch.otherwise()) {
            enter(Declarations.of(branch.body()));
            rules.add(branch(branch, rule.head(), packagePath, schemas));
            leave();
        }
        leave();
        return rules;
    }

    private TypedRule branch(Rule branch, Rule.Head first, List<Term> packagePath, List<Annotations.Schema> schemas) {
        Rule.Head head = branch.head();
        List<Expr> body = body(branch.body());
        List<Term> path = new ArrayList<>(packagePath);
        if (first.ref().head() instanceof Term.Var name) {
            path.add(new Term.Constant(StringValue.of(name.name()), name.location()));
        }
        path.addAll(terms(first.ref().path()));
        Term.Ref ref = new Term.Ref(
                new Term.Var("data", head.location()), path, first.ref().location());
        return new TypedRule(
                ref,
                first.arguments() == null ? List.of() : terms(first.arguments()),
                head.key() == null ? null : term(head.key()),
                head.value() == null ? null : term(head.value()),
                body,
                schemas,
                branch.location());
    }
}
