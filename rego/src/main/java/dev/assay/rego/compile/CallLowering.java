package dev.assay.rego.compile;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import dev.assay.rego.eval.Comprehension;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves calls, and template strings, which are calls too. */
final class CallLowering {
    private final Lowering lowering;

    CallLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    /** What a name calls; null, and a problem, when it calls nothing. */
    @Nullable
    Callee callee(Term.Ref operator, Location location) {
        if (operator.head() instanceof Term.Var(String name, var _) && lowering.scope.declared(name) != null) {
            lowering.problem(
                    Problem.COMPILE, "called function " + operator.location().text() + " shadowed", location);
            return null;
        }
        List<Value> path = lowering.functionPath(operator);
        Callee callee =
                path == null ? lowering.functions.builtin(Lowering.dotted(operator)) : lowering.functions.ruled(path);
        if (callee == null) {
            String name = path == null ? Lowering.dotted(operator) : Paths.text(path);
            lowering.problem(Problem.TYPE, "undefined function " + name, location);
        }
        if (callee instanceof Callee.Ruled ruled) {
            lowering.calls.add(ruled);
        }
        return callee;
    }

    /** A call in a term: a line of its own that binds a variable to what it answers. */
    Node nested(Term.Call call, List<Line> support) {
        Node known = metadata(call);
        if (known != null) {
            return known;
        }
        Callee callee = callee(call.operator(), call.location());
        List<Node> arguments = new ArrayList<>(lowering.terms(call.arguments(), support));
        Node.Local answer = lowering.generated(call.location());
        if (callee != null) {
            if (callee.arity() >= 0 && callee.arity() != arguments.size()) {
                arity(callee, arguments.size(), call.location());
                support.add(Folding.call(callee, arguments, call.location()));
                support.add(Folding.equal(answer, new Node.Constant(BooleanValue.TRUE), call.location()));
            } else {
                arguments.add(answer);
                support.add(Folding.call(callee, arguments, call.location()));
            }
        }
        return answer;
    }

    void arity(Callee callee, int count, Location location) {
        if (callee instanceof Callee.Native) {
            return; // the type checker knows more to say of it
        }
        lowering.problem(
                Problem.TYPE,
                "function " + callee.name() + " has arity " + callee.arity() + ", got " + count
                        + (count == 1 ? " argument" : " arguments"),
                location);
    }

    /** The value of {@code rego.metadata.rule()} or {@code rego.metadata.chain()}, which is known now; else null. */
    @Nullable
    Node metadata(Term.Call call) {
        Metadata metadata = lowering.metadata();
        if (metadata == null || !call.arguments().isEmpty()) {
            return null;
        }
        return switch (Lowering.dotted(call.operator())) {
            case "rego.metadata.rule" -> new Node.Constant(metadata.rule());
            case "rego.metadata.chain" -> new Node.Constant(metadata.chain());
            default -> null;
        };
    }

    /** A template string: a call with an array of texts and of sets, which are empty for what is undefined. */
    Node template(Term.TemplateString template, List<Line> support) {
        List<Node> parts = new ArrayList<>();
        for (Term.TemplateString.Part part : template.parts()) {
            Expr expression = part.expression();
            if (expression == null) {
                Term.Constant text = part.text();
                parts.add(lowering.term(Objects.requireNonNull(text), support));
            } else {
                parts.add(part(expression, support));
            }
        }
        Node.Local answer = lowering.generated(template.location());
        List<Node> arguments = List.of(Folding.elements(parts), answer);
        support.add(Folding.call(new Callee.Native(Templates.BUILTIN), arguments, template.location()));
        return answer;
    }

    private Node part(Expr expression, List<Line> support) {
        Term term = ((Expr.Form.Truth) expression.form()).term();
        if (term instanceof Term.Var && lowering.term(term, support) instanceof Node.Local local) {
            return Folding.members(List.of(local));
        }
        lowering.scope.enter(Set.of());
        Node set = captured(term, expression);
        lowering.scope.leave();
        return set;
    }

    /** {@code {l | l = term}}: a set without members where the term is undefined. */
    Node captured(Term term, Expr expression) {
        List<Line> lines = new ArrayList<>();
        Node node = lowering.term(term, lines);
        Node.Local member = lowering.generated(term.location());
        lines.add(Folding.equal(member, node, term.location()));
        List<Line.Replacement> with = lowering.bodies().overrides(expression, lines);
        lines.replaceAll(line -> with.isEmpty() ? line : line.with(with));
        return new Node.Collect(Comprehension.Kind.SET, null, member, lines, term.location());
    }
}
