package dev.assay.rego.differential;

import java.util.ArrayList;
import java.util.List;

/** Writes expressions of a wished type. Mostly well typed; now and then not, because that has to be found too. */
final class Expressions {
    private final Choice choice;

    Expressions(Choice choice) {
        this.choice = choice;
    }

    String of(Type wished, int depth, Scope scope) {
        Type type = choice.percent(2) ? Type.ANY : wished;
        if (choice.percent(35)) {
            String name = scope.name(choice, type).orElse(null);
            if (name != null) {
                return name;
            }
        }
        if (depth <= 0 || choice.percent(15)) {
            return choice.percent(45) ? Documents.reference(choice, type) : leaf(type);
        }
        return switch (type) {
            case NUMBER, BOOLEAN -> call(type, depth, scope);
            case STRING ->
                choice.make(
                        () -> call(type, depth, scope),
                        () -> call(type, depth, scope),
                        () -> format(depth, scope),
                        () -> template(depth, scope));
            case ARRAY ->
                choice.make(
                        () -> call(type, depth, scope),
                        () -> list("[", "]", depth, scope),
                        () -> comprehension("[", "]", depth, scope));
            case SET ->
                choice.make(
                        () -> call(type, depth, scope),
                        () -> set(depth, scope),
                        () -> comprehension("{", "}", depth, scope));
            case OBJECT ->
                choice.make(
                        () -> call(type, depth, scope),
                        () -> object(depth, scope),
                        () -> objectComprehension(depth, scope));
            case ANY -> any(depth, scope);
        };
    }

    private String any(int depth, Scope scope) {
        String function = scope.function(choice).orElse(null);
        if (function != null && choice.percent(30)) {
            return function + "(" + of(Type.ANY, depth - 1, scope) + ")";
        }
        if (choice.percent(25)) {
            return call(Type.ANY, depth, scope);
        }
        return of(choice.of(Type.NUMBER, Type.STRING, Type.ARRAY, Type.OBJECT, Type.SET), depth, scope);
    }

    private String leaf(Type type) {
        return switch (type) {
            case NUMBER -> Literals.number(choice);
            case STRING -> Literals.string(choice);
            case BOOLEAN -> choice.of("true", "false");
            case ARRAY ->
                choice.percent(5)
                        ? "[]"
                        : choice.of("[1, 2, 3]", "[\"b\", \"a\"]", "[1, \"a\", null, [2], {\"x\": 1}]", "[3, 1, 2, 1]");
            case OBJECT ->
                choice.percent(5)
                        ? "{}"
                        : choice.of("{\"a\": 1}", "{\"a\": {\"b\": 2}, \"k1\": [1]}", "{1: 2, \"a\": true}");
            case SET ->
                choice.percent(5)
                        ? "set()"
                        : choice.of("{1, 2}", "{\"a\", \"b\"}", "{1, \"1\", [1], {1}}", "{2, 3, \"k1\"}");
            case ANY -> Literals.scalar(choice);
        };
    }

    /** A call: each letter of its pattern is filled in. A term only, which may stand anywhere. */
    private String call(Type type, int depth, Scope scope) {
        String pattern = Calls.pattern(choice, type);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '#') {
                text.append(argument(pattern.charAt(++i), depth - 1, scope));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    String argument(char letter, int depth, Scope scope) {
        return switch (letter) {
            case 'N' -> of(Type.NUMBER, depth, scope);
            case 'I' -> choice.percent(80) ? Literals.small(choice) : of(Type.NUMBER, depth, scope);
            case 'L' -> Literals.small(choice);
            case 'S' -> choice.percent(50) ? Literals.string(choice) : of(Type.STRING, depth, scope);
            case 'B' -> of(Type.BOOLEAN, depth, scope);
            case 'A' -> collection(Type.ARRAY, depth, scope);
            case 'M' -> arrayOf(choice.of(".nums", ".nums", ".mixed"), Type.NUMBER, depth, scope);
            case 'T' -> arrayOf(choice.of(".strs", ".strs", ".mixed"), Type.STRING, depth, scope);
            case 'O' -> collection(Type.OBJECT, depth, scope);
            case 'E' -> collection(Type.SET, depth, scope);
            case 'C' -> collection(choice.of(Type.ARRAY, Type.OBJECT, Type.SET), depth, scope);
            case 'D' -> Documents.reference(choice, Type.ANY);
            case 'P' -> Literals.pattern(choice);
            case 'G' -> Literals.glob(choice);
            case 'X' -> choice.percent(50) ? Literals.scalar(choice) : of(Type.ANY, depth, scope);
            default -> throw new IllegalArgumentException("no argument " + letter);
        };
    }

    private String collection(Type type, int depth, Scope scope) {
        return of(type, depth, scope);
    }

    /** An array whose elements are mostly of one type. */
    private String arrayOf(String member, Type element, int depth, Scope scope) {
        if (choice.percent(50)) {
            return choice.of("input", "data.d") + member;
        }
        List<String> elements = new ArrayList<>();
        int size = choice.below(4);
        for (int i = 0; i < size; i++) {
            elements.add(of(element, depth - 1, scope));
        }
        return "[" + String.join(", ", elements) + "]";
    }

    private String format(int depth, Scope scope) {
        StringBuilder pattern = new StringBuilder();
        List<String> arguments = new ArrayList<>();
        int count = 1 + choice.below(3);
        for (int i = 0; i < count; i++) {
            String verb = choice.of(
                    "d", "d", "s", "s", "v", "v", "q", "x", "X", "t", "f", "e", "g", "b", "o", "c", "U", "T", "%");
            pattern.append(choice.of("", " ", "a=", "<"))
                    .append('%')
                    .append(choice.percent(25) ? choice.of("-", "+", "#", "0", " ") : "")
                    .append(choice.percent(25) ? choice.of("5", "10", "3") : "")
                    .append(choice.percent(20) ? choice.of(".2", ".0", ".3") : "")
                    .append(verb);
            if (!verb.equals("%") && choice.percent(95)) {
                arguments.add(argument(verbArgument(verb), depth - 1, scope));
            }
        }
        return "sprintf(\"" + pattern + "\", [" + String.join(", ", arguments) + "])";
    }

    private char verbArgument(String verb) {
        if (choice.percent(25)) {
            return 'X';
        }
        return switch (verb) {
            case "d", "f", "e", "g", "b", "o", "c", "U" -> choice.percent(50) ? 'N' : 'I';
            case "s", "q", "x", "X" -> 'S';
            case "t" -> 'B';
            default -> 'X';
        };
    }

    private String template(int depth, Scope scope) {
        return "$\"" + choice.of("", "v=", "a b ") + "{" + of(Type.ANY, depth - 1, scope) + "}"
                + choice.of("", ".", "\\{") + "\"";
    }

    private String list(String open, String close, int depth, Scope scope) {
        List<String> elements = new ArrayList<>();
        int size = choice.percent(5) ? 0 : 1 + choice.below(4);
        for (int i = 0; i < size; i++) {
            elements.add(of(Type.ANY, depth - 1, scope));
        }
        return open + String.join(", ", elements) + close;
    }

    private String set(int depth, Scope scope) {
        String text = list("{", "}", depth, scope);
        return text.equals("{}") ? "set()" : text;
    }

    private String object(int depth, Scope scope) {
        List<String> members = new ArrayList<>();
        int size = choice.percent(5) ? 0 : 1 + choice.below(3);
        for (int i = 0; i < size; i++) {
            String key = choice.percent(75) ? Literals.key(choice) : of(Type.ANY, 0, scope);
            members.add(key + ": " + of(Type.ANY, depth - 1, scope));
        }
        return "{" + String.join(", ", members) + "}";
    }

    private String comprehension(String open, String close, int depth, Scope scope) {
        Scope inner = scope.inner();
        String body = new Bodies(choice, this).inline(depth - 1, inner);
        return open + of(Type.ANY, depth - 1, inner) + " | " + body + close;
    }

    private String objectComprehension(int depth, Scope scope) {
        Scope inner = scope.inner();
        String body = new Bodies(choice, this).inline(depth - 1, inner);
        String key = of(choice.of(Type.STRING, Type.ANY), 0, inner);
        return "{" + key + ": " + of(Type.ANY, depth - 1, inner) + " | " + body + "}";
    }
}
