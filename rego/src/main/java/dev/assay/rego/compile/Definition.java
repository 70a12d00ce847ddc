package dev.assay.rego.compile;

import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule and where in the tree it stands.
 *
 * @param path the constant part of its place, below {@code data}
 * @param suffix the rest, which has variables
 */
record Definition(Module module, Rule rule, List<Value> path, List<Term> suffix) {
    static Definition of(Module module, Rule rule) {
        List<Value> path = new ArrayList<>(packagePath(module));
        Term.Ref ref = rule.head().ref();
        path.add(StringValue.of(((Term.Var) ref.head()).name()));
        int ground = 0;
        while (ground < ref.path().size() && ref.path().get(ground) instanceof Term.Constant(Value key, var _)) {
            path.add(key);
            ground++;
        }
        return new Definition(
                module,
                rule,
                List.copyOf(path),
                ref.path().subList(ground, ref.path().size()));
    }

    /** The path of a module's package below {@code data}. */
    static List<Value> packagePath(Module module) {
        List<Value> path = new ArrayList<>();
        for (Term part : module.packageOf().path().path()) {
            path.add(((Term.Constant) part).value());
        }
        return path;
    }

    /** The same rule seen from a shorter constant part, of so many keys. */
    Definition relativeTo(int depth) {
        List<Term> longer = new ArrayList<>();
        for (Value key : path.subList(depth, path.size())) {
            longer.add(new Term.Constant(key, rule.head().location()));
        }
        longer.addAll(suffix);
        return new Definition(module, rule, path.subList(0, depth), List.copyOf(longer));
    }

    /** One for each rule, however alike they are written. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
        return other instanceof Definition that && rule == that.rule;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(rule);
    }

    boolean isGround() {
        return suffix.isEmpty();
    }

    boolean isFunction() {
        return rule.head().arguments() != null;
    }

    int arity() {
        return rule.head().arguments() == null ? 0 : rule.head().arguments().size();
    }

    boolean isMultiValue() {
        return rule.head().kind() == Rule.Kind.MULTI_VALUE;
    }

    /** The whole ref, as messages name the rule. */
    String name() {
        StringBuilder name = new StringBuilder(Paths.text(path));
        for (Term term : suffix) {
            name.append('[').append(term.location().text()).append(']');
        }
        return name.toString();
    }
}
