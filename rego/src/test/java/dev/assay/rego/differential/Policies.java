package dev.assay.rego.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a policy: a few rules and functions that others use, and the rule {@code p} in one of the forms that rules
 * come
 * in. Every literal stands on a line of its own, so that lines can be taken away.
 */
final class Policies {
    private static final int DEPTH = 3;
    private static final Pattern DECLARED = Pattern.compile("\\b[vkei]\\d+\\b(?!\")");

    private final Choice choice;
    private final Expressions expressions;
    private final Bodies bodies;
    private final Scope global = new Scope();
    private final StringBuilder text = new StringBuilder("package t\n\n");

    private Policies(Choice choice) {
        this.choice = choice;
        expressions = new Expressions(choice);
        bodies = new Bodies(choice, expressions);
    }

    static String make(Choice choice) {
        Policies policy = new Policies(choice);
        if (choice.percent(40)) {
            policy.helperRule();
        }
        if (choice.percent(25)) {
            policy.helperSet();
        }
        if (choice.percent(30)) {
            policy.function();
        }
        policy.rule();
        return choice.percent(97) ? withoutUnused(policy.text.toString()) : policy.text.toString();
    }

    /** A variable that is declared and never used is an error: such ones become wildcards. */
    private static String withoutUnused(String text) {
        Map<String, Integer> uses = new HashMap<>();
        Matcher names = DECLARED.matcher(text);
        while (names.find()) {
            uses.merge(names.group(), 1, Integer::sum);
        }
        return DECLARED.matcher(text).replaceAll(name -> uses.getOrDefault(name.group(), 0) == 1 ? "_" : name.group());
    }

    private void helperRule() {
        Type type = choice.of(Type.values());
        if (choice.percent(30)) {
            text.append("default q1 := ").append(Literals.document(choice, 1)).append("\n\n");
        }
        define("q1 := ", type);
        global.add(choice.of("q1", "data.t.q1"), type);
    }

    private void helperSet() {
        if (choice.percent(50)) {
            define("q2 contains ", Type.ANY);
            define("q2 contains ", Type.STRING);
            global.add("q2", Type.SET);
        } else {
            define("q2[" + Literals.key(choice) + "] := ", Type.ANY);
            define("q2[" + Literals.key(choice) + "] := ", Type.ANY);
            global.add("q2", Type.OBJECT);
        }
    }

    private void function() {
        Scope inner = new Scope();
        String head = choice.of("f(a)", "f(a)", "f(a)", "f(a)", "f(a)", "f([a, b])", "f({\"a\": a})");
        inner.add("a", Type.ANY);
        if (head.contains("b")) {
            inner.add("b", Type.ANY);
        }
        if (choice.percent(25)) {
            text.append("default f(_) := ").append(Literals.scalar(choice)).append("\n\n");
        }
        if (choice.percent(40)) {
            text.append("f(")
                    .append(Literals.scalar(choice))
                    .append(") := ")
                    .append(Literals.scalar(choice))
                    .append("\n\n");
        }
        block(head + " := ", Type.ANY, inner, true);
        global.addFunction("f");
    }

    private void rule() {
        int kind = choice.below(100);
        if (kind < 35) {
            block("p := ", choice.of(Type.values()), global.inner(), choice.percent(25));
            if (choice.percent(15)) {
                define("p := ", Type.ANY);
            }
        } else if (kind < 50) {
            define("p contains ", Type.ANY);
            define("p contains ", Type.ANY);
        } else if (kind < 62) {
            defineKeyed("p[", "] := ");
            defineKeyed("p[", "] := ");
        } else if (kind < 72) {
            define("p.a := ", Type.ANY);
            define("p.b.c := ", Type.ANY);
            if (choice.percent(50)) {
                defineKeyed("p.d[", "] := ");
            }
        } else if (kind < 80) {
            defineKeyed("p[", "] contains ");
            defineKeyed("p[", "] contains ");
        } else if (kind < 90) {
            text.append("default p := ").append(Literals.document(choice, 2)).append("\n\n");
            block("p := ", Type.ANY, global.inner(), choice.percent(40));
        } else {
            define("p := ", choice.of(Type.BOOLEAN, Type.STRING, Type.NUMBER));
            define("p := ", choice.of(Type.BOOLEAN, Type.STRING, Type.NUMBER));
        }
    }

    private void define(String head, Type type) {
        block(head, type, global.inner(), false);
    }

    /** A rule whose key comes from its body. */
    private void defineKeyed(String before, String after) {
        Scope scope = global.inner();
        List<String> body = bodies.lines(3, DEPTH, scope);
        String key = choice.percent(30) ? Literals.key(choice) : expressions.of(Type.ANY, 1, scope);
        text.append(before)
                .append(Bodies.term(key))
                .append(after)
                .append(Bodies.term(expressions.of(Type.ANY, 2, scope)))
                .append(" if {\n");
        close(body);
        text.append("\n\n");
    }

    private void block(String head, Type type, Scope scope, boolean otherwise) {
        boolean withBody = otherwise || choice.percent(90);
        List<String> body = withBody ? bodies.lines(4, DEPTH, scope) : List.of();
        text.append(head).append(Bodies.term(expressions.of(type, DEPTH, scope)));
        if (withBody) {
            text.append(" if {\n");
            close(body);
        }
        if (otherwise && choice.percent(60)) {
            Scope inner = global.inner();
            List<String> second = bodies.lines(2, 2, inner);
            text.append(" else := ")
                    .append(Bodies.term(expressions.of(type, 2, inner)))
                    .append(" if {\n");
            close(second);
            if (choice.percent(50)) {
                text.append(" else := ").append(Literals.scalar(choice));
            }
        }
        text.append("\n\n");
    }

    private void close(List<String> body) {
        new ArrayList<>(body).forEach(line -> text.append('\t').append(line).append('\n'));
        text.append('}');
    }
}
