package dev.assay.rego.parse;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.BooleanValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rule that a statement without a body is: {@code p := 1}, {@code f(x) = x}, {@code p.a.b}, {@code p["a"]}. */
final class StatementRule {
    private StatementRule() {}

    /** A rule, or what keeps the statement from being one. */
    record Result(@Nullable Rule rule, String problem) {}

    static Result of(List<Expr> body) {
        if (body.size() != 1) {
            return not("multiple expressions cannot be used for rule head");
        }
        Expr expression = body.getFirst();
        if (!expression.with().isEmpty()) {
            return not("expressions using with keyword cannot be used for rule head");
        }
        if (expression.negated()) {
            return not("negated expressions cannot be used for rule head");
        }
        return switch (expression.form()) {
            case Expr.Form.Some some -> not("'some' declarations cannot be used for rule head");
            case Expr.Form.SomeIn some -> not("'some' declarations cannot be used for rule head");
            case Expr.Form.Every every -> not("expression cannot be used for rule head");
            case Expr.Form.Truth truth ->
                truth.term() instanceof Term.Call call ? ofCall(call, expression) : ofTerm(truth.term());
        };
    }

    private static Result not(String problem) {
        return new Result(null, problem);
    }

    private static Result ofTerm(Term term) {
        if (!(term instanceof Term.Ref ref)) {
            return not(Kinds.of(term) + " cannot be used for rule name");
        }
        if (ref.path().isEmpty()) {
            return not("refs cannot be used for rule head");
        }
        if (!(ref.head() instanceof Term.Var)) {
            return not("invalid rule head: " + ref.location().text());
        }
        Location place = ref.location();
        Term.Ref name = ref;
        Term key = null;
        Term value = null;
        if (ref.path().size() == 1) {
            name = new Term.Ref(ref.head(), List.of(), ref.head().location());
            key = ref.path().getFirst();
        } else {
            value = new Term.Constant(BooleanValue.TRUE, place);
        }
        return rule(new Rule.Head(name, null, key, value, false, false, false, false, place), place, place);
    }

    private static Result ofCall(Term.Call call, Expr expression) {
        boolean assign = BodyParser.isCallOf(expression, Token.ASSIGN);
        if (assign || BodyParser.isCallOf(expression, Token.UNIFY)) {
            return call.arguments().size() == 2
                    ? ofValue(call.arguments().getFirst(), call.arguments().get(1), assign, expression.location())
                    : not("assignment requires two operands");
        }
        Term.Ref name = call.operator();
        if (isOperator(name)) {
            return not("rule name conflicts with built-in function");
        }
        if (call.arguments().isEmpty()) {
            return not("rule argument list must take at least one argument");
        }
        if (!(name.head() instanceof Term.Var)) {
            return not("invalid rule head: " + name.location().text());
        }
        Location place = name.location();
        Term truth = new Term.Constant(BooleanValue.TRUE, place);
        return rule(
                new Rule.Head(name, call.arguments(), null, truth, false, false, false, false, place), place, place);
    }

    private static Result ofValue(Term left, Term value, boolean assign, Location place) {
        Term.Ref name = null;
        List<Term> arguments = null;
        switch (left) {
            case Term.Var variable -> name = new Term.Ref(variable, List.of(), variable.location());
            case Term.Ref ref -> name = ref;
            case Term.Call call -> {
                name = call.operator();
                arguments = call.arguments();
            }
            default -> {
                return not(Kinds.of(left) + " cannot be used for rule name");
            }
        }
        if (!(name.head() instanceof Term.Var)) {
            return not("invalid rule head: " + name.location().text());
        }
        Rule.Head head = new Rule.Head(name, arguments, null, value, assign, true, false, false, place);
        return rule(head, place, value.location());
    }

    private static boolean isOperator(Term.Ref name) {
        String text = name.location().text();
        return !text.isEmpty() && !Character.isLetter(text.charAt(0)) && text.charAt(0) != '_';
    }

    private static Result rule(Rule.Head head, Location place, Location bodyPlace) {
        return new Result(new Rule(false, head, RuleParser.trueBody(bodyPlace), null, false, List.of(), place), "");
    }
}
