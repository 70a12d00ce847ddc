package dev.assay.rego.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes the literals of a body: each may add names to the scope that the next ones use. */
final class Bodies {
    private final Choice choice;
    private final Expressions expressions;

    Bodies(Choice choice, Expressions expressions) {
        this.choice = choice;
        this.expressions = expressions;
    }

    /** Up to so many literals, each to stand on a line of its own. */
    List<String> lines(int most, int depth, Scope scope) {
        List<String> literals = new ArrayList<>();
        int count = 1 + choice.below(most);
        for (int i = 0; i < count; i++) {
            literals.add(literal(depth, scope));
        }
        if (choice.percent(3)) {
            // The compiler puts literals in an order that is safe.
            Collections.swap(literals, 0, literals.size() - 1);
        }
        return literals;
    }

    /** A body on one line, for a comprehension. */
    String inline(int depth, Scope scope) {
        return String.join("; ", lines(2, depth, scope));
    }

    private String literal(int depth, Scope scope) {
        int kind = choice.below(100);
        if (kind < 22) {
            return some(depth, scope);
        }
        if (kind < 42) {
            return assignment(depth, scope);
        }
        if (kind < 62) {
            return modified(expressions.of(Type.BOOLEAN, depth, scope));
        }
        if (kind < 70) {
            String expression = expressions.of(choice.percent(80) ? Type.BOOLEAN : Type.ANY, depth, scope);
            // OPA forgets the negation of `not true` in some rules: `p contains abs(1) if { not true }` holds there.
            return (expression.equals("true") ? "" : "not ") + modified(expression);
        }
        if (kind < 76) {
            return every(depth, scope);
        }
        if (kind < 84) {
            return unification(depth, scope);
        }
        if (kind < 95) {
            return iteration(scope);
        }
        return expressions.of(Type.ANY, depth, scope);
    }

    private String some(int depth, Scope scope) {
        String value = scope.fresh("v");
        Type type = choice.of(Type.ARRAY, Type.SET, Type.OBJECT);
        String collection = expressions.of(type, depth, scope);
        String text;
        if (choice.percent(40)) {
            String key = scope.fresh("k");
            text = "some " + key + ", " + value + " in " + collection;
            scope.add(key, type == Type.ARRAY ? Type.NUMBER : type == Type.OBJECT ? Type.STRING : Type.ANY);
        } else if (choice.percent(10)) {
            text = "some [" + value + ", _] in " + collection;
        } else {
            text = "some " + value + " in " + collection;
        }
        scope.add(value, Type.ANY);
        return text;
    }

    private String assignment(int depth, Scope scope) {
        Type type = choice.of(Type.values());
        String expression = modified(term(expressions.of(type, depth, scope)));
        String name = scope.fresh("x");
        scope.add(name, type);
        return name + " := " + expression;
    }

    /** A boolean expression with an operator cannot be a term unless it is in parentheses. */
    static String term(String expression) {
        return expression.matches("(?s).* (==|<|>=|!=|>|in) .*")
                        && !expression.startsWith("[")
                        && !expression.startsWith("{")
                ? "(" + expression + ")"
                : expression;
    }

    private String every(int depth, Scope scope) {
        Scope inner = scope.inner();
        String domain = expressions.of(choice.of(Type.ARRAY, Type.SET, Type.OBJECT), depth - 1, scope);
        String value = inner.fresh("e");
        String head = choice.percent(30) ? inner.fresh("i") + ", " + value : value;
        inner.add(value, Type.ANY);
        return "every " + head + " in " + domain + " { " + inline(depth - 1, inner) + " }";
    }

    private String unification(int depth, Scope scope) {
        String first = scope.fresh("u");
        String second = scope.fresh("u");
        String text = choice.make(
                () -> "[" + first + ", " + second + "] = [" + expressions.of(Type.ANY, depth - 1, scope) + ", "
                        + expressions.of(Type.ANY, depth - 1, scope) + "]",
                () -> "[" + first + ", " + second + "] = "
                        + Documents.reference(choice, choice.of(Type.ARRAY, Type.ANY)),
                () -> "{\"a\": " + first + ", \"b\": " + second + "} = {\"b\": "
                        + expressions.of(Type.ANY, depth - 1, scope) + ", \"a\": " + expressions.of(Type.ANY, 0, scope)
                        + "}",
                () -> first + " = " + expressions.of(Type.ANY, depth - 1, scope) + "; " + second + " = " + first,
                () -> "[" + first + ", [" + second + ", 1]] = [" + Literals.scalar(choice) + ", ["
                        + Literals.scalar(choice) + ", " + choice.of("1", "2") + "]]");
        scope.add(first, Type.ANY);
        scope.add(second, Type.ANY);
        return text;
    }

    private String iteration(Scope scope) {
        String root = choice.percent(75) ? "input" : "data.d";
        String key = scope.fresh("i");
        String value = scope.fresh("w");
        String path = choice.of(
                ".nums[" + key + "]",
                ".strs[" + key + "]",
                ".items[" + key + "].name",
                ".items[_].tags[" + key + "]",
                ".obj[" + key + "]",
                ".mixed[_][" + key + "]",
                "[" + key + "][_]");
        scope.add(key, Type.ANY);
        scope.add(value, Type.ANY);
        return value + choice.of(" := ", " = ") + root + path;
    }

    /** An expression, sometimes with parts of the world replaced. */
    private String modified(String expression) {
        if (!choice.percent(6)) {
            return expression;
        }
        return expression
                + choice.of(
                        " with input as {\"n\": 5, \"nums\": [1, 2], \"s\": \"w\", \"obj\": {\"a\": 1}}",
                        " with input.n as 42",
                        " with data.d.nums as [7, 8]",
                        " with input.obj.a as {\"b\": true}",
                        " with count as 3",
                        " with data.d as {}",
                        " with upper as lower with input.s as \"MiX\"",
                        " with data.t.q1 as \"mocked\"",
                        " with input as null");
    }
}
