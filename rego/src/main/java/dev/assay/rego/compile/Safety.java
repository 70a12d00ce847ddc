package dev.assay.rego.compile;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts bodies in an order in which every variable is bound before it is needed, and finds those that never are. Lines
 * stay where they were written as far as that is possible.
 */
final class Safety {
    private final Variables variables;
    private final List<Problem> problems;

    /** What is not bound, by line. */
    private final Map<Line, BitSet> unsafe = new LinkedHashMap<>();

    /** What is not bound in arguments of {@code print} and in template strings. */
    private final BitSet undeclared = new BitSet();

    private boolean shown;

    Safety(Variables variables, List<Problem> problems) {
        this.variables = variables;
        this.problems = problems;
    }

    /**
     * Orders a body.
     *
     * @param globals the variables that are bound before it
     */
    List<Line> order(List<Line> body, BitSet globals) {
        List<Line> ordered = ordered(body, globals);
        report();
        return ordered;
    }

    private List<Line> ordered(List<Line> body, BitSet globals) {
        int size = body.size();
        BitSet bodyVariables = Mentions.open(body);
        BitSet safe = (BitSet) bodyVariables.clone();
        safe.and(globals);
        BitSet[] needed = new BitSet[size];
        BitSet[] closed = new BitSet[size];
        for (int i = 0; i < size; i++) {
            needed[i] = Mentions.open(body.get(i));
            needed[i].andNot(safe);
            closed[i] = Mentions.closed(body.get(i));
            closed[i].and(bodyVariables);
            closed[i].andNot(globals);
        }
        boolean[] placed = new boolean[size];
        List<Line> ordered = new ArrayList<>(size);
        int before = -1;
        while (ordered.size() != before) {
            before = ordered.size();
            for (int i = 0; i < size; i++) {
                if (!placed[i] && fits(body.get(i), needed[i], closed[i], safe, ordered)) {
                    placed[i] = true;
                    ordered.add(body.get(i));
                    safe.or(Outputs.of(body.get(i), safe));
                }
            }
        }
        for (int i = 0; i < size; i++) {
            if (!placed[i] && shown) {
                undeclared.or(needed[i]);
            } else if (!placed[i]) {
                unsafe.computeIfAbsent(body.get(i), _ -> new BitSet()).or(needed[i]);
            }
        }
        return closures(ordered, globals);
    }

    private static boolean fits(Line line, BitSet needed, BitSet closed, BitSet safe, List<Line> ordered) {
        BitSet outputs = Outputs.of(line, safe);
        if (!closed.isEmpty()) {
            BitSet missing = (BitSet) closed.clone();
            missing.andNot(Outputs.of(ordered, safe));
            if (missing.equals(outputs) && !missing.isEmpty()) {
                return false;
            }
            needed.or(missing);
        }
        needed.andNot(outputs);
        needed.andNot(safe);
        return needed.isEmpty();
    }

    /** Orders the bodies of comprehensions and the like, each with what is bound before it. */
    private List<Line> closures(List<Line> ordered, BitSet globals) {
        BitSet known = (BitSet) globals.clone();
        List<Line> lines = new ArrayList<>(ordered.size());
        for (Line line : ordered) {
            boolean outer = shown;
            shown |= isShown(line);
            lines.add(Mentions.closed(line).isEmpty() && !Nested.has(line) ? line : inner(line, known));
            shown = outer;
            known.or(Mentions.open(line));
        }
        return lines;
    }

    /** Whether a line shows its arguments even if they are undefined. */
    private static boolean isShown(Line line) {
        return line.form() instanceof Line.Form.Print || isTemplate(line);
    }

    private static boolean isTemplate(Line line) {
        return line.form() instanceof Line.Form.Call call
                && call.callee().name().equals(Templates.BUILTIN.name());
    }

    private Line inner(Line line, BitSet known) {
        boolean isTemplate = isTemplate(line);
        Line mapped = Nested.map(line, node -> {
            Node.Collect collect = (Node.Collect) node;
            if (isTemplate) {
                // A part of a template is one value: it may not bind variables on its own.
                BitSet free = Mentions.open(collect.body());
                free.andNot(known);
                undeclared.or(free);
            }
            BitSet within = (BitSet) known.clone();
            BitSet head = Mentions.open(collect.term());
            if (collect.key() != null) {
                head.or(Mentions.open(collect.key()));
            }
            head.andNot(Mentions.open(collect.body()));
            head.andNot(within);
            if (!head.isEmpty()) {
                unsafe.computeIfAbsent(line, _ -> new BitSet()).or(head);
            }
            return new Node.Collect(
                    collect.kind(), collect.key(), collect.term(), ordered(collect.body(), within), collect.location());
        });
        if (mapped.form() instanceof Line.Form.Every every) {
            known.or(Mentions.open(every.key()));
            known.or(Mentions.open(every.value()));
            return mapped.with(
                    new Line.Form.Every(every.key(), every.value(), every.domain(), ordered(every.body(), known)));
        }
        return mapped;
    }

    private static String shown(Variable variable) {
        return variable.isWildcard() ? "_" : variable.name();
    }

    private void report() {
        Map<String, Location> names = new TreeMap<>();
        unsafe.forEach((line, slots) -> slots.stream().forEach(slot -> {
            Variable variable = variables.at(slot);
            if (!variable.generated()) {
                names.putIfAbsent(shown(variable), variable.location());
            }
        }));
        undeclared.stream()
                .mapToObj(variables::at)
                .filter(variable -> !variable.generated())
                .forEach(variable -> problems.add(new Problem(
                        Problem.COMPILE, "var " + shown(variable) + " is undeclared", variable.location())));
        names.forEach((name, location) ->
                problems.add(new Problem(Problem.UNSAFE_VAR, "var " + name + " is unsafe", location)));
        if (names.isEmpty()) {
            unsafe.forEach((line, slots) -> {
                if (!slots.isEmpty()) {
                    problems.add(new Problem(Problem.UNSAFE_VAR, "expression is unsafe", line.location()));
                }
            });
        }
        unsafe.clear();
        undeclared.clear();
    }
}
