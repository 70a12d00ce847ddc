package dev.assay.rego.compile;

import dev.assay.rego.eval.Clause;
import dev.assay.rego.eval.Lookups;
import dev.assay.rego.eval.Selector;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what tells the rules of one name apart without running them: equality of an input or argument with constants.
 */
final class Selectors {
    /** A rule and the plan of its body. */
    record Planned(LoweredRule rule, Clause clause) {}

    /** What is compared: a path of the input, or a slot that is passed in. */
    private sealed interface Subject {
        record Input(List<Value> path) implements Subject {}

        record Argument(int index) implements Subject {}
    }

    private Selectors() {}

    static Selector of(List<Planned> clauses) {
        List<Clause> all = clauses.stream().map(Planned::clause).toList();
        if (all.size() < 2) {
            return new Selector.All(all);
        }
        List<Map<Subject, Set<Value>>> conditions = new ArrayList<>();
        Map<Subject, Integer> counts = new LinkedHashMap<>();
        for (Planned planned : clauses) {
            Map<Subject, Set<Value>> found = conditions(planned.rule());
            conditions.add(found);
            found.keySet().forEach(subject -> counts.merge(subject, 1, Integer::sum));
        }
        Subject best = null;
        for (Map.Entry<Subject, Integer> entry : counts.entrySet()) {
            if (best == null || entry.getValue() > counts.getOrDefault(best, 0)) {
                best = entry.getKey();
            }
        }
        return best == null || counts.getOrDefault(best, 0) < 2
                ? new Selector.All(all)
                : table(best, clauses, conditions);
    }

    private static Selector table(Subject subject, List<Planned> clauses, List<Map<Subject, Set<Value>>> conditions) {
        Set<Value> values = new LinkedHashSet<>();
        conditions.forEach(condition -> values.addAll(condition.getOrDefault(subject, Set.of())));
        Map<Value, List<Clause>> byValue = new HashMap<>();
        for (Value value : values) {
            byValue.put(value, matching(subject, value, clauses, conditions));
        }
        List<Clause> rest = matching(subject, null, clauses, conditions);
        return switch (subject) {
            case Subject.Input(List<Value> path) ->
                new Selector.ByInput(new Lookups.Input(path.toArray(Value[]::new)), byValue, rest);
            case Subject.Argument(int index) -> new Selector.ByArgument(index, byValue, rest);
        };
    }

    private static List<Clause> matching(
            Subject subject, @Nullable Value value, List<Planned> clauses, List<Map<Subject, Set<Value>>> conditions) {
        List<Clause> matching = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            Set<Value> wanted = conditions.get(i).get(subject);
            if (wanted == null || (value != null && wanted.contains(value))) {
                matching.add(clauses.get(i).clause());
            }
        }
        return matching;
    }

    private static Map<Subject, Set<Value>> conditions(LoweredRule rule) {
        Map<Subject, Set<Value>> found = new LinkedHashMap<>();
        if (rule.otherwise() != null) {
            return found;
        }
        if (rule.rule().head().arguments() != null) {
            for (int i = 0; i < rule.heads().size(); i++) {
                if (rule.heads().get(i) instanceof Node.Constant(Value value)) {
                    found.put(new Subject.Argument(i), Set.of(value));
                }
            }
        }
        for (Line line : rule.body()) {
            if (!line.negated() && line.with().isEmpty()) {
                condition(rule, line, found);
            }
        }
        return found;
    }

    private static void condition(LoweredRule rule, Line line, Map<Subject, Set<Value>> found) {
        switch (line.form()) {
            case Line.Form.Equal(Node left, Node right, var _) -> equality(rule, left, right, found);
            case Line.Form.Call(Callee callee, List<Node> arguments) -> {
                if (arguments.size() != 2) {
                    return;
                }
                Node left = arguments.getFirst();
                Node right = arguments.getLast();
                if (callee.name().equals("equal")) {
                    equality(rule, left, right, found);
                } else if (callee.name().equals("internal.member_2")
                        && right instanceof Node.Constant(SetValue members)) {
                    Set<Value> values = new LinkedHashSet<>();
                    members.forEach(values::add);
                    put(rule, left, values, found);
                }
            }
            case Line.Form.Truth _, Line.Form.Every _, Line.Form.Print _ -> {}
        }
    }

    private static void equality(LoweredRule rule, Node left, Node right, Map<Subject, Set<Value>> found) {
        if (right instanceof Node.Constant(Value value)) {
            put(rule, left, Set.of(value), found);
        } else if (left instanceof Node.Constant(Value value)) {
            put(rule, right, Set.of(value), found);
        }
    }

    private static void put(LoweredRule rule, Node node, Set<Value> values, Map<Subject, Set<Value>> found) {
        Subject subject = subject(rule, node);
        if (subject != null) {
            found.putIfAbsent(subject, values);
        }
    }

    private static @Nullable Subject subject(LoweredRule rule, Node node) {
        if (node instanceof Node.Local(Variable variable)) {
            boolean passed = rule.rule().head().arguments() != null
                    && variable.slot() < rule.heads().size();
            return passed ? new Subject.Argument(variable.slot()) : null;
        }
        if (!(node instanceof Node.Ref(Node.Root root, List<Node> path, var _)) || root != Node.Root.INPUT) {
            return null;
        }
        List<Value> keys = new ArrayList<>();
        for (Node part : path) {
            if (!(part instanceof Node.Constant(Value key))) {
                return null;
            }
            keys.add(key);
        }
        return new Subject.Input(keys);
    }

    /** Whether all rules, else included, have the same constant value. */
    static boolean isSame(List<LoweredRule> rules) {
        Value same = null;
        for (LoweredRule rule : rules) {
            for (LoweredRule each = rule; each != null; each = each.otherwise()) {
                if (!(each.value() instanceof Node.Constant(Value value)) || (same != null && !same.equals(value))) {
                    return false;
                }
                same = value;
            }
        }
        return true;
    }
}
