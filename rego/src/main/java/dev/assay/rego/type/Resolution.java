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
 * Gives every name in one rule or query its meaning: variables get names of their own, so that those of inner bodies are
 * never taken for those of outer ones; rules and imports become refs into documents.
 */
final class Resolution {
    /** Stands between the name that a variable has in the source and its number. */
    static final char MARK = '#';

    private final Names names;
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();
    private int count;

    Resolution(Names names) {
        this.names = names;
    }

    /** Declares names in a scope of their own, until {@link #leave}. */
    void enter(Set<String> declared) {
        Map<String, String> scope = new HashMap<>();
        for (String name : declared) {
            scope.put(name, name + MARK + count++);
        }
        scopes.push(scope);
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
            case Form.Truth truth -> new Form.Truth(term(truth.term()));
            case Form.Some some -> some;
            case Form.SomeIn some -> new Form.SomeIn((Term.Call) term(some.membership()));
            case Form.Every every -> every(every);
        };
    }

    private Form every(Form.Every every) {
        Term domain = term(every.domain());
        Set<String> declared = Declarations.of(every.body());
        Declarations.pattern(every.value(), declared);
        if (every.key() != null) {
            Declarations.pattern(every.key(), declared);
        }
        enter(declared);
        Term.Var key = every.key() == null ? null : variable(every.key());
        Form resolved = new Form.Every(key, variable(every.value()), domain, body(every.body()));
        leave();
        return resolved;
    }

    private Term.Var variable(Term.Var variable) {
        String own = own(variable.name());
        return own == null ? variable : new Term.Var(own, variable.location());
    }

    private @Nullable String own(String name) {
        for (Map<String, String> scope : scopes) {
            String own = scope.get(name);
            if (own != null) {
                return own;
            }
        }
        return null;
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
                Term resolved =
                        new Term.ArrayComprehension(term(array.head()), body(array.body()), array.location());
                leave();
                yield resolved;
            }
            case Term.SetComprehension set -> {
                enter(Declarations.of(set.body()));
                Term resolved = new Term.SetComprehension(term(set.head()), body(set.body()), set.location());
                leave();
                yield resolved;
            }
            case Term.ObjectComprehension object -> {
                enter(Declarations.of(object.body()));
                Term resolved = new Term.ObjectComprehension(
                        term(object.key()), term(object.value()), body(object.body()), object.location());
                leave();
                yield resolved;
            }
            case Term.TemplateString template -> template(template);
        };
    }

    private Term template(Term.TemplateString template) {
        List<Term.TemplateString.Part> parts = new ArrayList<>();
        for (Term.TemplateString.Part part : template.parts()) {
            parts.add(
                    part.expression() == null
                            ? part
                            : new Term.TemplateString.Part(null, expr(part.expression())));
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
        Names.Place place = names.find(variable.name());
        return place == null ? variable : place.ref(List.of(), variable.location());
    }

    /** The name of a function: a rule's, an import's, or a builtin's as it is. */
    private Term.Ref operator(Term.Ref operator) {
        if (operator.head() instanceof Term.Var head && own(head.name()) == null) {
            Names.Place place = names.find(head.name());
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
        List<TypedRule> rules = new ArrayList<>();
        for (Rule branch = rule; branch != null; branch = branch.otherwise()) {
            enter(Declarations.of(branch.body()));
            rules.add(branch(branch, rule.head(), packagePath, schemas));
            leave();
        }
        leave();
        return rules;
    }

    private TypedRule branch(
            Rule branch,
            Rule.Head first,
            List<Term> packagePath,
            List<Annotations.Schema> schemas) {
        Rule.Head head = branch.head();
        List<Term> path = new ArrayList<>(packagePath);
        if (first.ref().head() instanceof Term.Var name) {
            path.add(new Term.Constant(StringValue.of(name.name()), name.location()));
        }
        path.addAll(terms(first.ref().path()));
        Rule.Head resolved = new Rule.Head(
                first.ref(),
                first.arguments() == null ? null : terms(first.arguments()),
                head.key() == null ? null : term(head.key()),
                head.value() == null ? null : term(head.value()),
                head.assign(),
                head.valueWritten(),
                head.ifWritten(),
                head.location());
        Rule rule = new Rule(
                branch.isDefault(),
                resolved,
                List.of(),
                null,
                branch.bodyWritten(),
                branch.annotations(),
                branch.location());
        Term.Ref ref = new Term.Ref(new Term.Var("data", head.location()), path, first.ref().location());
        return new TypedRule(ref, rule, body(branch.body()), schemas);
    }
}
