package dev.assay.rego.compile;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.BooleanValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the expressions of bodies. */
final class BodyLowering {
    private final Lowering lowering;
    private final WithLowering withs;

    BodyLowering(Lowering lowering) {
        this.lowering = lowering;
        this.withs = new WithLowering(lowering);
    }

    /**
     * Resolves a body whose scope is entered already.
     *
     * @param used the names that a head uses
     */
    List<Line> body(List<Expr> body, Set<String> used) {
        List<Line> lines = new ArrayList<>();
        for (Expr expr : body) {
            expression(expr, lines);
        }
        if (lines.isEmpty()) {
            Location location = body.getFirst().location();
            lines.add(new Line(
                    new Line.Form.Truth(new Node.Constant(BooleanValue.TRUE)),
                    false,
                    List.of(),
                    body.getFirst(),
                    location,
                    true));
        }
        unused(body, used);
        return lines;
    }

    /** Complains of variables that were declared for nothing. */
    private void unused(List<Expr> body, Set<String> used) {
        for (Map.Entry<String, Scope.Entry> entry : lowering.scope.top().entrySet()) {
            Variable variable = entry.getValue().variable();
            if (variable == null
                    || entry.getValue().occurrence() != Scope.Occurrence.DECLARED
                    || variable.isWildcard()
                    || used.contains(entry.getKey())
                    || lowering.isUsed(variable)) {
                continue;
            }
            Location location = body.getFirst().location();
            for (Expr expr : body) {
                if (Names.declared(List.of(expr)).contains(entry.getKey())) {
                    location = expr.location();
                    break;
                }
            }
            lowering.problem(Problem.COMPILE, "declared var " + entry.getKey() + " unused", location);
        }
    }

    private void expression(Expr expr, List<Line> lines) {
        switch (expr.form()) {
            case Expr.Form.Some(List<Term.Var> names) ->
                names.forEach(name -> declare(name, Scope.Occurrence.DECLARED, expr.location()));
            case Expr.Form.Truth(Term.Call call) -> call(expr, call, lines);
            case Expr.Form.Truth(Term term) -> {
                List<Line.Replacement> with = overrides(expr, lines);
                List<Line> support = new ArrayList<>();
                Line.Form form = new Line.Form.Truth(lowering.term(term, support));
                add(expr, form, with, support, lines);
            }
            case Expr.Form.SomeIn some -> someIn(expr, some, lines);
            case Expr.Form.Every every -> every(expr, every, lines);
        }
    }

    private void call(Expr expr, Term.Call call, List<Line> lines) {
        if (Names.isAssignment(call)) {
            assignment(expr, call, lines);
            return;
        }
        List<Line.Replacement> with = overrides(expr, lines);
        List<Line> support = new ArrayList<>();
        if (Names.isOperator(call, "eq") && call.arguments().size() == 2) {
            Node left = lowering.term(call.arguments().getFirst(), support);
            Node right = lowering.term(call.arguments().getLast(), support);
            add(expr, new Line.Form.Equal(left, right, false), with, support, lines);
        } else if (Names.isOperator(call, "print")) {
            List<Node> sets = new ArrayList<>();
            for (Term argument : call.arguments()) {
                sets.add(lowering.calling().captured(argument, expr));
            }
            add(expr, new Line.Form.Print(sets), with, support, lines);
        } else {
            Node known = lowering.calling().metadata(call);
            Line.Form form = known == null ? called(call, support) : new Line.Form.Truth(known);
            add(expr, form, with, support, lines);
        }
    }

    private Line.Form called(Term.Call call, List<Line> support) {
        Callee callee = lowering.calling().callee(call.operator(), call.location());
        List<Node> arguments = lowering.terms(call.arguments(), support);
        if (callee == null) {
            return new Line.Form.Truth(new Node.Constant(BooleanValue.FALSE));
        }
        int count = arguments.size();
        if (callee.arity() >= 0 && count != callee.arity() && count != callee.arity() + 1) {
            lowering.calling().arity(callee, count, call.location());
        }
        return new Line.Form.Call(callee, arguments);
    }

    private static void add(
            Expr expr, Line.Form form, List<Line.Replacement> with, List<Line> support, List<Line> lines) {
        for (Line line : support) {
            lines.add(new Line(line.form(), line.negated(), with, expr, line.location(), true));
        }
        lines.add(new Line(form, expr.negated(), with, expr, expr.location(), false));
    }

    private void assignment(Expr expr, Term.Call call, List<Line> lines) {
        if (expr.negated()) {
            lowering.problem(Problem.COMPILE, "cannot assign vars inside negated expression", expr.location());
            return;
        }
        List<Line.Replacement> with = overrides(expr, lines);
        List<Line> support = new ArrayList<>();
        Node right = lowering.term(call.arguments().getLast(), support);
        Node left = target(call.arguments().getFirst(), support);
        add(expr, new Line.Form.Equal(left, right, true), with, support, lines);
    }

    /** The left side of {@code :=}: declares its variables. */
    private Node target(Term term, List<Line> support) {
        return switch (term) {
            case Term.Var variable -> declare(variable, Scope.Occurrence.ASSIGNED, variable.location());
            case Term.Ref(Term.Var variable, List<Term> path, var _)
            when path.isEmpty() -> declare(variable, Scope.Occurrence.ASSIGNED, variable.location());
            case Term.ArrayTerm array -> {
                List<Node> elements = new ArrayList<>();
                for (Term element : array.elements()) {
                    elements.add(target(element, support));
                }
                yield Folding.elements(elements);
            }
            case Term.ObjectTerm object -> {
                List<Node> keys = new ArrayList<>();
                List<Node> values = new ArrayList<>();
                for (Term.ObjectTerm.Entry entry : object.entries()) {
                    keys.add(lowering.term(entry.key(), support));
                    values.add(target(entry.value(), support));
                }
                yield Folding.entries(keys, values);
            }
            default -> {
                lowering.problem(Problem.COMPILE, "cannot assign to " + Kinds.name(term), term.location());
                yield new Node.Constant(BooleanValue.TRUE);
            }
        };
    }

    /** Declares a variable, or says why that cannot be. */
    private Node.Local declare(Term.Var name, Scope.Occurrence occurrence, Location location) {
        String complaint = lowering.scope.complaint(name.name());
        Variable variable = lowering.variables.named(name.name(), name.location());
        if (complaint != null) {
            lowering.problem(Problem.COMPILE, complaint, location);
        }
        lowering.scope.declare(name.name(), variable, occurrence);
        if (complaint != null) {
            lowering.use(variable);
        }
        return new Node.Local(variable);
    }

    private void someIn(Expr expr, Expr.Form.SomeIn some, List<Line> lines) {
        List<Line.Replacement> with = overrides(expr, lines);
        Set<String> free = new HashSet<>();
        Names.walk(some.domain(), free::add);
        List<Term> patterns = new ArrayList<>();
        if (some.key() != null) {
            patterns.add(some.key());
        }
        patterns.add(some.value());
        List<Line> support = new ArrayList<>();
        Node domain = lowering.term(some.domain(), support);
        for (Term pattern : patterns) {
            Names.patterns(pattern, name -> {
                if (!free.contains(name) && !name.startsWith("$")) {
                    declareOnce(name, pattern.location(), expr.location());
                }
            });
        }
        Node key = some.key() == null ? lowering.wildcard(expr.location()) : lowering.term(some.key(), support);
        Node value = lowering.term(some.value(), support);
        Node element = element(domain, key, some.domain().location(), support);
        add(expr, new Line.Form.Equal(value, element, false), with, support, lines);
    }

    private void declareOnce(String name, Location location, Location expression) {
        Scope.Entry known = lowering.scope.top().get(name);
        if (known != null
                && known.variable() != null
                && known.variable().location().equals(location)) {
            return;
        }
        declare(new Term.Var(name, location), Scope.Occurrence.DECLARED, expression);
    }

    private Node element(Node domain, Node key, Location location, List<Line> support) {
        if (domain instanceof Node.Ref(Node head, List<Node> path, var _)) {
            List<Node> whole = new ArrayList<>(path);
            whole.add(key);
            Node.Ref ref = new Node.Ref(head, whole, location);
            if (head == Node.Root.DATA) {
                lowering.reads.add(ref);
            }
            return ref;
        }
        Node subject = domain;
        if (!(subject instanceof Node.Local)) {
            subject = lowering.generated(location);
            support.add(Folding.equal(subject, domain, location));
        }
        return new Node.Ref(subject, List.of(key), location);
    }

    private void every(Expr expr, Expr.Form.Every every, List<Line> lines) {
        List<Line.Replacement> with = overrides(expr, lines);
        List<Line> support = new ArrayList<>();
        Node.Local domain = lowering.generated(every.domain().location());
        Node in = lowering.term(every.domain(), support);
        support.add(Folding.equal(domain, in, every.domain().location()));
        Set<String> names = Names.declared(every.body());
        names.add(every.value().name());
        if (every.key() != null) {
            names.add(every.key().name());
        }
        lowering.scope.enter(names);
        Node key = element(every.key(), expr.location());
        Node value = element(every.value(), expr.location());
        List<Line> body = body(every.body(), Set.of());
        lowering.scope.leave();
        add(expr, new Line.Form.Every(key, value, domain, body), with, support, lines);
    }

    private Node element(Term.@Nullable Var name, Location location) {
        if (name == null || name.isWildcard()) {
            return lowering.wildcard(location);
        }
        return declare(name, Scope.Occurrence.DECLARED, location);
    }

    /** What the modifiers of an expression put in the place of what. */
    List<Line.Replacement> overrides(Expr expr, List<Line> lines) {
        return expr.with().isEmpty() ? List.of() : withs.overrides(expr, lines);
    }
}
