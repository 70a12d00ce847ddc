package dev.assay.rego.compile;

import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which rules read which, to find those that need themselves. */
final class Reads {
    private final RuleNode root;
    private final Map<Definition, Set<Definition>> edges = new HashMap<>();

    private final Map<Node.Ref, Set<Definition>> known = new HashMap<>();

    Reads(RuleNode root) {
        this.root = root;
    }

    void add(Definition reader, Lowering lowering) {
        Set<Definition> targets = edges.computeIfAbsent(reader, _ -> new LinkedHashSet<>());
        for (Node.Ref ref : lowering.reads) {
            targets.addAll(targets(ref));
        }
        for (Callee.Ruled call : lowering.calls) {
            RuleNode node = root.find(call.document().path());
            if (node != null) {
                targets.addAll(node.rules);
            }
        }
    }

    private Set<Definition> targets(Node.Ref ref) {
        return known.computeIfAbsent(ref, _ -> {
            Set<Definition> found = new LinkedHashSet<>();
            collect(root, ref.path(), 0, found);
            return found;
        });
    }

    private void collect(RuleNode node, List<Node> path, int at, Set<Definition> found) {
        if (!node.rules.isEmpty()) {
            List<Node> rest = path.subList(at, path.size());
            for (Definition rule : node.isDynamic() ? node.extent() : node.rules) {
                if (mayMeet(rule, path.size() - rest.size(), rest)) {
                    found.add(rule);
                }
            }
            return;
        }
        if (at == path.size()) {
            node.walk(each -> found.addAll(each.rules));
            return;
        }
        if (path.get(at) instanceof Node.Constant(Value key)) {
            RuleNode child = node.children.get(key);
            if (child != null) {
                collect(child, path, at + 1, found);
            }
        } else {
            node.children.values().forEach(child -> collect(child, path, at + 1, found));
        }
    }

    private static boolean mayMeet(Definition rule, int depth, List<Node> rest) {
        for (int i = 0; i < rest.size(); i++) {
            Value mine = constant(rule, depth + i);
            if (mine != null && rest.get(i) instanceof Node.Constant(Value other) && !mine.equals(other)) {
                return false;
            }
        }
        return true;
    }

    /** The key that a rule's place has at a depth, when it is a constant. */
    private static @Nullable Value constant(Definition rule, int depth) {
        if (depth < rule.path().size()) {
            return rule.path().get(depth);
        }
        int inSuffix = depth - rule.path().size();
        return inSuffix < rule.suffix().size() && rule.suffix().get(inSuffix) instanceof Term.Constant(Value key, var _)
                ? key
                : null;
    }

    /** Complains of each rule that needs itself. */
    void check(List<Problem> problems) {
        for (Definition rule : edges.keySet()) {
            List<Definition> path = path(rule);
            if (!path.isEmpty()) {
                String way = path.stream().map(Definition::name).collect(Collectors.joining(" -> "));
                problems.add(new Problem(
                        Problem.RECURSION,
                        "rule " + rule.name() + " is recursive: " + way,
                        rule.rule().location()));
            }
        }
    }

    /** The way from a rule to itself, or nothing; without recursion, as ways can be long. */
    private List<Definition> path(Definition rule) {
        Map<Definition, Definition> cameFrom = new HashMap<>();
        Set<Definition> seen = new HashSet<>();
        List<Definition> open = new ArrayList<>(List.of(rule));
        while (!open.isEmpty()) {
            Definition from = open.removeLast();
            for (Definition to : edges.getOrDefault(from, Set.of())) {
                if (to.equals(rule)) {
                    List<Definition> path = new ArrayList<>(List.of(rule));
                    for (Definition at = from; at != null && !at.equals(rule); at = cameFrom.get(at)) {
                        path.addFirst(at);
                    }
                    path.addFirst(rule);
                    return path;
                }
                if (seen.add(to)) {
                    cameFrom.put(to, from);
                    open.add(to);
                }
            }
        }
        return List.of();
    }
}
