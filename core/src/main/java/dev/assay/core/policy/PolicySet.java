package dev.assay.core.policy;

import dev.assay.core.policy.load.Problems;
import dev.assay.rego.Policy;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled policy seen by its namespaces and the rules in them that judge. Immutable. */
public final class PolicySet {

    private final Policy policy;
    private final ObjectValue data;
    private final Map<String, List<JudgingRule>> namespaces;

    /**
     * Looks at a policy.
     *
     * @param data the base documents that it was built with
     */
    public PolicySet(Policy policy, ObjectValue data) {
        this.policy = policy;
        this.data = data;
        Map<String, Map<String, List<Rule>>> rules = new LinkedHashMap<>();
        for (Module module : policy.modules()) {
            Map<String, List<Rule>> ofPackage =
                    rules.computeIfAbsent(PackageName.of(module), _ -> new LinkedHashMap<>());
            for (Rule rule : module.rules()) {
                ofPackage
                        .computeIfAbsent(PackageName.of(rule), _ -> new ArrayList<>())
                        .add(rule);
            }
        }
        Map<String, List<JudgingRule>> judging = new LinkedHashMap<>();
        rules.forEach((namespace, byName) -> judging.put(namespace, judging(namespace, byName)));
        this.namespaces = judging;
    }

    private static List<JudgingRule> judging(String namespace, Map<String, List<Rule>> byName) {
        List<JudgingRule> judging = new ArrayList<>();
        byName.forEach((text, rules) -> {
            RuleName name = RuleName.of(text);
            if (name != null) {
                judging.add(new JudgingRule(namespace, name, rules));
            }
        });
        return List.copyOf(judging);
    }

    Policy policy() {
        return policy;
    }

    /** The modules, in the order of their names. */
    public List<Module> modules() {
        return policy.modules();
    }

    ObjectValue data() {
        return data;
    }

    List<JudgingRule> rules(String namespace) {
        return namespaces.getOrDefault(namespace, List.of());
    }

    /** The rule of a namespace that gives its exceptions, if there is exactly one. */
    @Nullable
    Rule onlyException(String namespace) {
        Rule only = null;
        for (Module module : policy.modules()) {
            for (Rule rule : PackageName.of(module).equals(namespace) ? module.rules() : List.<Rule>of()) {
                if (PackageName.of(rule).equals("exception")) {
                    if (only != null) {
                        return null;
                    }
                    only = rule;
                }
            }
        }
        return only;
    }

    /** All namespaces, in the order of the modules. */
    public List<String> namespaces() {
        return List.copyOf(namespaces.keySet());
    }

    /** Whether some rule of a namespace judges. */
    public boolean judges(String namespace) {
        return !rules(namespace).isEmpty();
    }

    /** Whether some policy prints. */
    public boolean prints() {
        for (Module module : policy.modules()) {
            if (module.source().text().contains("print(")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finds rules that look as if they judge but cannot: {@code deny[msg] if ...} makes an object of Rego v1, whose
     * keys
     * nobody reads.
     *
     * @return {@code rule in FILE at line N} for each
     */
    public List<String> misleading() {
        List<String> found = new ArrayList<>();
        for (Module module : policy.modules()) {
            for (Rule rule : module.rules()) {
                boolean judging = RuleName.of(PackageName.of(rule)) != null;
                boolean object =
                        !rule.head().ref().path().isEmpty() && rule.head().kind() == Rule.Kind.SINGLE_VALUE;
                if (judging && object && isTrue(rule.head().value())) {
                    found.add("rule in " + rule.location().file() + " at line "
                            + rule.head().location().row());
                }
            }
        }
        return found;
    }

    private static boolean isTrue(@Nullable Term value) {
        return value instanceof Term.Constant constant && BooleanValue.TRUE.equals(constant.value());
    }

    /** Collects what a namespace lacks, so that nobody takes silence for success. */
    public void requireRules(List<String> wanted, Problems problems) {
        List<String> useful = namespaces().stream().filter(this::judges).toList();
        for (String namespace : wanted) {
            if (!judges(namespace)) {
                String known = useful.isEmpty()
                        ? "no namespace has one"
                        : "those that do: " + String.join(", ", useful) + "; choose with --namespace";
                problems.add(
                        "namespace " + namespace,
                        "has no rule whose name begins with deny, violation or warn; " + known);
            }
        }
    }
}
