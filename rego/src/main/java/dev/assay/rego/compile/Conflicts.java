package dev.assay.rego.compile;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules, packages and base documents that stand in each other's way. */
final class Conflicts {
    private final List<Problem> problems;

    Conflicts(List<Problem> problems) {
        this.problems = problems;
    }

    void find(RuleNode root, ObjectValue data) {
        root.walk(this::rules);
        root.walk(node -> node.modules.forEach(module -> packages(root, module)));
        root.children.forEach((key, child) -> base(child, key, data, ""));
    }

    private void rules(RuleNode node) {
        List<Definition> rules = node.rules;
        if (rules.isEmpty()) {
            return;
        }
        Definition first = rules.getFirst();
        List<Definition> below = below(node);
        if (!below.isEmpty()) {
            String list = below.stream()
                    .map(rule ->
                            "\n  rule " + rule.name() + " at " + rule.rule().location())
                    .collect(Collectors.joining());
            type(
                    "rule " + rules.getLast().name() + " conflicts with:" + list,
                    first.rule().location());
            return;
        }
        Set<Boolean> kinds = rules.stream().map(Definition::isMultiValue).collect(Collectors.toSet());
        Set<Integer> arities = rules.stream().map(Definition::arity).collect(Collectors.toSet());
        Set<Boolean> functions = rules.stream().map(Definition::isFunction).collect(Collectors.toSet());
        boolean complete = rules.stream().anyMatch(rule -> !rule.isMultiValue() && rule.isGround());
        boolean partial = rules.stream().anyMatch(rule -> rule.isMultiValue() || !rule.isGround());
        if (kinds.size() > 1 || arities.size() > 1 || functions.size() > 1 || (complete && partial)) {
            type(
                    "conflicting rules " + rules.getLast().name() + " found",
                    first.rule().location());
            return;
        }
        List<Definition> defaults =
                rules.stream().filter(rule -> rule.rule().isDefault()).toList();
        if (defaults.size() > 1) {
            String places = defaults.stream()
                    .map(rule -> rule.rule().location().toString())
                    .collect(Collectors.joining(", "));
            type(
                    "multiple default rules " + rules.getLast().name() + " found at " + places,
                    defaults.getFirst().module().packageOf().location());
        }
    }

    /** The rules in the extent of a node whose own rules do not allow any there. */
    private static List<Definition> below(RuleNode node) {
        boolean ground = node.rules.stream().anyMatch(Definition::isGround);
        Stream<Definition> all = node.children.values().stream().flatMap(child -> child.extent().stream());
        return ground ? all.toList() : all.filter(Definition::isFunction).toList();
    }

    private void packages(RuleNode root, Module module) {
        for (var rule : module.rules()) {
            Definition definition = Definition.of(module, rule);
            RuleNode node = definition.isGround() ? root.find(definition.path()) : null;
            if (node == null) {
                continue;
            }
            for (Module other : node.modules) {
                type(
                        "package " + Paths.text(Definition.packagePath(other)).substring("data.".length())
                                + " conflicts with rule "
                                + rule.head().ref().location().text() + " defined at "
                                + rule.location(),
                        module.packageOf().location());
            }
        }
    }

    private void base(RuleNode node, Value key, @Nullable Value data, String parent) {
        if (!(key instanceof StringValue name) || !(data instanceof ObjectValue object)) {
            return;
        }
        Value below = object.get(key);
        if (below == null) {
            return;
        }
        String path = parent + name.value();
        if (!node.rules.isEmpty()) {
            problems.add(new Problem(
                    Problem.COMPILE,
                    "conflicting rule for data path " + path + " found",
                    node.rules.getFirst().rule().location()));
            return;
        }
        for (Map.Entry<Value, RuleNode> child : new ArrayList<>(node.children.entrySet())) {
            base(child.getValue(), child.getKey(), below, path + "/");
        }
    }

    private void type(String message, Location location) {
        problems.add(new Problem(Problem.TYPE, message, location));
    }
}
