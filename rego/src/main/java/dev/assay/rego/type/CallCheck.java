package dev.assay.rego.type;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the functions that are called exist, take as many arguments and give a value where one is used. */
final class CallCheck implements TermWalk.Visitor {
    private final Environment environment;
    private final Map<String, Integer> arities;
    private final List<Problem> problems = new ArrayList<>();

    CallCheck(Environment environment, Map<String, Integer> arities) {
        this.environment = environment;
        this.arities = arities;
    }

    List<Problem> problems() {
        return problems;
    }

    void rule(TypedRule rule) {
        new TermWalk(this).rule(rule);
    }

    void body(List<Expr> body) {
        new TermWalk(this).body(body);
    }

    /** A call that is an expression: it may have one more argument, which takes the result. */
    @Override
    public void statement(Term.Call call, Location location) {
        int arity = arity(call.operator());
        int count = call.arguments().size();
        if (arity >= 0 && count != arity && count != arity + 1) {
            problems.add(mismatch(call, arity, environment.types(call.arguments()), location));
        } else if (arity < 0) {
            undefined(call, location);
        }
    }

    @Override
    public void nested(Term.Call call) {
        Type type = environment.operator(call.operator());
        if (type instanceof FunctionType function && function.isVoid()) {
            problems.add(new Problem(Problem.TYPE, Terms.text(call) + " used as value", call.location()));
            return;
        }
        int arity = arity(call.operator());
        if (arity < 0) {
            undefined(call, call.location());
        } else if (call.arguments().size() != arity) {
            List<Type> have = new ArrayList<>(environment.types(call.arguments()));
            have.add(UnknownType.UNKNOWN);
            problems.add(mismatch(call, arity, have, call.location()));
        }
    }

    private void undefined(Term.Call call, Location location) {
        Type type = environment.operator(call.operator());
        if (!(type instanceof FunctionType function && function.others() != null)) {
            problems.add(new Problem(Problem.TYPE, "undefined function " + Terms.name(call.operator()), location));
        }
    }

    /** How many arguments a function takes; -1 when there is none, or when it takes any number. */
    private int arity(Term.Ref operator) {
        if (Terms.isRoot(operator.head())) {
            return arities.getOrDefault(Terms.name(operator), -1);
        }
        return environment.operator(operator) instanceof FunctionType function && function.others() == null
                ? function.arity()
                : -1;
    }

    private Problem mismatch(Term.Call call, int arity, List<Type> have, Location location) {
        String name = Terms.name(call.operator());
        if (environment.operator(call.operator()) instanceof FunctionType function) {
            return Mismatch.arguments(name, "arity mismatch", have, function.parameters(), function.others(), location);
        }
        int count = call.arguments().size();
        return new Problem(
                Problem.TYPE,
                "function " + name + " has arity " + arity + ", got " + count
                        + (count == 1 ? " argument" : " arguments"),
                location);
    }
}
