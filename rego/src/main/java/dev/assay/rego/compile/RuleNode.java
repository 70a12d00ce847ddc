package dev.assay.rego.compile;

import dev.assay.rego.ast.Module;
import dev.assay.rego.eval.Document;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A place in the tree of packages and rules, while a policy is compiled. */
final class RuleNode {
    final TreeMap<Value, RuleNode> children = new TreeMap<>();
    final List<Definition> rules = new ArrayList<>();
    final List<Module> modules = new ArrayList<>();

    @Nullable
    Document document;

    RuleNode grow(List<Value> path) {
        RuleNode node = this;
        for (Value key : path) {
            node = node.children.computeIfAbsent(key, _ -> new RuleNode());
        }
        return node;
    }

    @Nullable
    RuleNode find(List<Value> path) {
        RuleNode node = this;
        for (Value key : path) {
            node = node.children.get(key);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    /** Gives this node and all below it. */
    void walk(Consumer<RuleNode> taker) {
        taker.accept(this);
        children.values().forEach(child -> child.walk(taker));
    }

    /** All rules at and below this place. */
    List<Definition> extent() {
        List<Definition> all = new ArrayList<>();
        walk(node -> all.addAll(node.rules));
        return all;
    }

    boolean isDynamic() {
        return rules.stream().anyMatch(rule -> !rule.isGround());
    }

    boolean isFunction() {
        return !rules.isEmpty() && rules.getFirst().isFunction();
    }

    /** Gives each child. */
    void each(Consumer<Map.Entry<Value, RuleNode>> taker) {
        children.entrySet().forEach(taker);
    }
}
