package dev.assay.rego.type;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Expr.Form;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import dev.assay.rego.type.FunctionType.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the expressions of one body in order, and what is nested in them, and infers the types of its variables. */
final class BodyCheck {
    private static final String MEMBER = "internal.member_2";
    private static final String MEMBER_WITH_KEY = "internal.member_3";

    private final Rules rules;
    private final Environment environment;
    private final List<Problem> problems;

    /** In the body of an {@code every} only refs are checked: its variables have no types. */
    private boolean refsOnly;

    /** What the checks of bodies share. */
    interface Rules {
        /** The layer for an expression whose {@code with} replaces documents. */
        Environment replaced(Environment environment, List<Expr.With> with);

        /** Whether {@code ==} of types that have nothing in common is wrong, as in policies; not so in queries. */
        boolean comparesStrictly();
    }

    private BodyCheck(Rules rules, Environment environment, List<Problem> problems) {
        this.rules = rules;
        this.environment = environment;
        this.problems = problems;
    }

    /** Checks a body in a layer of its own, which is returned. */
    static Environment check(Rules rules, Environment outer, List<Expr> body, List<Problem> problems) {
        Environment environment = outer.body();
        BodyCheck check = new BodyCheck(rules, environment, problems);
        body.forEach(check::expression);
        return environment;
    }

    /** Checks a term that is worked out after a body, in the body's layer. */
    static void check(Rules rules, Environment environment, Term term, List<Problem> problems) {
        new BodyCheck(rules, environment, problems).visit(term);
    }

    private void expression(Expr expr) {
        if (expr.with().isEmpty()) {
            form(expr);
            return;
        }
        expr.with().forEach(with -> {
            if (!(environment.operand(with.value()) instanceof FunctionType)) {
                visit(with.value());
            }
        });
        BodyCheck check = new BodyCheck(rules, rules.replaced(environment, expr.with()), problems);
        check.refsOnly = refsOnly;
        expr.with().forEach(check::replacement);
        check.form(expr);
    }

    /** A function may only be replaced by one of as many arguments. */
    private void replacement(Expr.With with) {
        Term.Ref target = Terms.operator(with.target());
        if (target != null
                && environment.operator(target) instanceof FunctionType replaced
                && environment.operand(with.value()) instanceof FunctionType by
                && !Unification.unifies(replaced, by)) {
            List<Type> have = by.parameters().stream().map(Parameter::type).toList();
            problems.add(Mismatch.arguments(
                    Terms.name(target), "arity mismatch", have, replaced.parameters(), null, with.location()));
        }
    }

    private void form(Expr expr) {
        switch (expr.form()) {
            case Form.Truth(Term.Call call) -> statement(call, expr.location());
            case Form.Truth truth -> visit(truth.term());
            case Form.Some some -> {}
            case Form.SomeIn some -> member(some, expr.location());
            case Form.Every every -> every(every);
        }
    }

    private void every(Form.Every every) {
        visit(every.domain());
        boolean outside = refsOnly;
        refsOnly = true;
        every.body().forEach(this::expression);
        refsOnly = outside;
    }

    /** {@code some k, v in xs} is {@code v = xs[k]}. */
    private void member(Form.SomeIn some, Location location) {
        visit(some.domain());
        Term key = some.key() == null ? new Term.Var("$some", location) : some.key();
        Term.Ref looked = some.domain() instanceof Term.Ref ref
                ? new Term.Ref(ref.head(), Terms.appended(ref.path(), key), location)
                : new Term.Ref(domain(some.domain(), location), List.of(key), location);
        if (some.key() != null && !(key instanceof Term.Var)) {
            visit(key);
        }
        visit(some.value());
        Environment layer = some.key() == null ? environment.body() : environment;
        Problem problem = RefCheck.check(layer, looked);
        if (problem != null) {
            problems.add(problem);
        } else if (!refsOnly) {
            equality(some.value(), looked, location, problems.size());
        }
    }

    /**
     * Stands for a domain that is written out: it is kept in a variable of its own first, and what that tells of its
     * parts holds for what is found in it.
     */
    private Term domain(Term domain, Location location) {
        boolean isWritten = domain instanceof Term.ArrayTerm || domain instanceof Term.ObjectTerm;
        if (refsOnly && !(domain instanceof Term.Var)) {
            return new Term.Var("$domain", location);
        }
        if (domain instanceof Term.Var variable
                && !Terms.isRoot(variable)
                && environment.variable(variable.name()).isUnknown()) {
            environment.setVariable(variable.name(), AnyType.ANY);
        }
        if (isWritten && Types.isOpen(environment.type(domain))) {
            new Inference(environment).fits(domain, AnyType.ANY);
        }
        return domain;
    }

    private void statement(Term.Call call, Location location) {
        int before = problems.size();
        call.arguments().forEach(this::visit);
        if (refsOnly) {
            return;
        }
        String name = Terms.name(call.operator());
        boolean equality =
                name.equals("eq") || name.equals("assign") || (name.equals("equal") && rules.comparesStrictly());
        if (equality && call.arguments().size() == 2) {
            equality(call.arguments().get(0), call.arguments().get(1), location, before);
        } else {
            call(call, name, have(call), location);
        }
    }

    /** The types of the arguments of a statement; in a query its result is taken too. */
    private List<Type> have(Term.Call call) {
        List<Type> have = environment.types(call.arguments());
        boolean captured = !rules.comparesStrictly()
                && environment.operator(call.operator()) instanceof FunctionType function
                && !function.isVoid()
                && function.arity() == have.size();
        if (!captured) {
            return have;
        }
        List<Type> withResult = new ArrayList<>(have);
        withResult.add(UnknownType.UNKNOWN);
        return withResult;
    }

    private void equality(Term a, Term b, Location location, int problemsBefore) {
        Type left = environment.type(a);
        Type right = environment.type(b);
        boolean explained = problems.size() > problemsBefore && (Types.isOpen(left) || Types.isOpen(right));
        if (!new Inference(environment).equal(a, b) && !explained) {
            problems.add(Mismatch.match(left, right, location));
        }
    }

    /** A call, whose last argument may be the place of its result; answers whether it can succeed. */
    private boolean call(Term.Call call, String name, List<Type> have, Location location) {
        Type operator = environment.operator(call.operator());
        if (!(operator instanceof FunctionType function)) {
            return true;
        }
        if (name.equals(MEMBER) || name.equals(MEMBER_WITH_KEY)) {
            Problem problem = memberCall(call, name.equals(MEMBER_WITH_KEY), location);
            if (problem != null) {
                problems.add(problem);
                return false;
            }
        }
        List<Parameter> want = function.parametersAndResult();
        List<Term> arguments = call.arguments();
        if (arguments.size() > want.size() && function.others() == null) {
            problems.add(Mismatch.arguments(name, "too many arguments", have, want, null, location));
            return false;
        }
        if (arguments.size() < function.arity()) {
            problems.add(Mismatch.arguments(name, "too few arguments", have, want, function.others(), location));
            return false;
        }
        Inference inference = new Inference(environment);
        for (int i = 0; i < arguments.size(); i++) {
            Type wanted = i < want.size() ? want.get(i).type() : typeOf(function.others());
            Type known = environment.type(arguments.get(i));
            if ((!Types.isOpen(known) && !Unification.unifies(known, wanted))
                    || !inference.fits(arguments.get(i), wanted)) {
                problems.add(Mismatch.arguments(name, "invalid argument(s)", have, want, function.others(), location));
                return false;
            }
        }
        return true;
    }

    private static Type typeOf(@Nullable Parameter parameter) {
        return parameter == null ? UnknownType.UNKNOWN : parameter.type();
    }

    /** {@code in}: what is looked for must be something that can be there. */
    private @Nullable Problem memberCall(Term.Call call, boolean withKey, Location location) {
        List<Term> arguments = call.arguments();
        Type collection = environment.type(arguments.get(withKey ? 2 : 1));
        Type values = Types.values(collection);
        if (values.isUnknown()) {
            return null;
        }
        if (withKey) {
            Problem problem = operand(arguments.get(0), Types.keys(collection), location);
            if (problem != null) {
                return problem;
            }
        }
        return operand(arguments.get(withKey ? 1 : 0), values, location);
    }

    private @Nullable Problem operand(Term term, Type wanted, Location location) {
        Type have = environment.type(term);
        if (Types.isOpen(wanted)) {
            return null;
        }
        boolean fits = (Types.isOpen(have) || Unification.unifies(have, wanted))
                && new Inference(environment).fits(term, wanted);
        return fits ? null : Mismatch.match(have, wanted, location);
    }

    /** Checks what is within a term, from the inside out, and the term. */
    private void visit(Term term) {
        switch (term) {
            case Term.Constant constant -> {}
            case Term.Var variable -> {
                if (Terms.isRoot(variable)) {
                    ref(new Term.Ref(variable, List.of(), variable.location()));
                }
            }
            case Term.Ref ref -> {
                visitHead(ref.head());
                ref.path().forEach(part -> {
                    if (!(part instanceof Term.Var)) {
                        visit(part);
                    }
                });
                ref(ref);
            }
            case Term.Call call -> nested(call);
            case Term.ArrayTerm array -> array.elements().forEach(this::visit);
            case Term.SetTerm set -> set.elements().forEach(this::visit);
            case Term.ObjectTerm object ->
                object.entries().forEach(entry -> {
                    visit(entry.key());
                    visit(entry.value());
                });
            case Term.ArrayComprehension array -> {
                Environment inner = closure(array.body(), List.of(array.head()));
                if (inner != null) {
                    environment.setPlace(term, () -> ArrayType.of(inner.type(array.head())));
                }
            }
            case Term.SetComprehension set -> {
                Environment inner = closure(set.body(), List.of(set.head()));
                if (inner != null) {
                    environment.setPlace(term, () -> new SetType(inner.type(set.head())));
                }
            }
            case Term.ObjectComprehension object -> {
                Environment inner = closure(object.body(), List.of(object.key(), object.value()));
                if (inner != null) {
                    environment.setPlace(
                            term, () -> ObjectType.of(inner.type(object.key()), inner.type(object.value())));
                }
            }
            case Term.TemplateString template ->
                template.parts().forEach(part -> {
                    if (part.expression() != null) {
                        part(part.expression());
                    }
                });
        }
    }

    /** A part of a template may be of any type, and a variable that stands alone in one is of any from there on. */
    private void part(Expr expr) {
        if (expr.form() instanceof Form.Truth(Term.Var variable) && !Terms.isRoot(variable)) {
            if (!refsOnly) {
                environment.setVariable(variable.name(), AnyType.ANY);
            }
        } else if (expr.form() instanceof Form.Truth truth) {
            closure(List.of(), List.of(truth.term()));
        } else {
            closure(List.of(expr), List.of());
        }
    }

    private void visitHead(Term head) {
        if (!(head instanceof Term.Var)) {
            visit(head);
        }
    }

    private void ref(Term.Ref ref) {
        boolean isWritten = refsOnly && !(ref.head() instanceof Term.Var);
        Term.Ref checked =
                isWritten ? new Term.Ref(new Term.Var("$head", ref.location()), ref.path(), ref.location()) : ref;
        Problem problem = RefCheck.check(environment, checked);
        if (problem != null) {
            problems.add(problem);
        }
    }

    private void nested(Term.Call call) {
        call.arguments().forEach(this::visit);
        if (refsOnly) {
            return;
        }
        List<Type> have = new ArrayList<>(environment.types(call.arguments()));
        have.add(UnknownType.UNKNOWN);
        if (call(call, Terms.name(call.operator()), have, call.location())) {
            Type operator = environment.operator(call.operator());
            Type result = operator instanceof FunctionType function
                    ? function.result().type()
                    : AnyType.ANY;
            environment.setPlace(call, () -> result);
        }
    }

    /** The layer of a body within a term and what it gives; null when there are problems in it. */
    private @Nullable Environment closure(List<Expr> body, List<Term> results) {
        int before = problems.size();
        Environment inner = check(rules, environment, body, problems);
        results.forEach(result -> check(rules, inner, result, problems));
        return problems.size() > before ? null : inner;
    }
}
