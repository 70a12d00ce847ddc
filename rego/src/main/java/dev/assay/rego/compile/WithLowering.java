package dev.assay.rego.compile;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves {@code with}. */
final class WithLowering {
    private static final Set<String> FIXED = Set.of("eq", "rego.metadata.chain", "rego.metadata.rule");
    private static final String OF_BUILTIN = "with keyword replacing built-in function: ";

    private final Lowering lowering;

    WithLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    List<Line.Replacement> overrides(Expr expr, List<Line> lines) {
        List<Line.Replacement> overrides = new ArrayList<>();
        for (Expr.With with : expr.with()) {
            Line.Replacement override = override(with, lines);
            if (override != null) {
                overrides.add(override);
            }
        }
        return overrides;
    }

    private Line.@Nullable Replacement override(Expr.With with, List<Line> lines) {
        Term.Ref target = with.target() instanceof Term.Ref ref
                ? ref
                : new Term.Ref(with.target(), List.of(), with.target().location());
        if (isInput(target)) {
            return document(Node.Root.INPUT, target, with, lines);
        }
        List<Value> path = lowering.functionPath(target);
        if (path != null) {
            Callee.Ruled function = lowering.functions.ruled(path);
            if (function == null) {
                return data(path, target, with, lines);
            }
            lowering.calls.add(function);
            return function(function, with, lines);
        }
        List<Line> support = new ArrayList<>();
        Node named = target.head() instanceof Term.Var ? lowering.term(target, support) : null;
        if (named instanceof Node.Ref(Node.Root root, List<Node> keys, var _)) {
            List<Value> place = constants(keys);
            return place == null
                    ? refused(with.target().location())
                    : new Line.Replacement.Document(root, place, value(with.value(), lines));
        }
        return builtin(Lowering.dotted(target), with, lines);
    }

    private static @Nullable List<Value> constants(List<Node> keys) {
        List<Value> values = new ArrayList<>();
        for (Node key : keys) {
            if (!(key instanceof Node.Constant(Value value))) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    private static boolean isInput(Term.Ref target) {
        return target.head() instanceof Term.Var(String name, var _) && name.equals("input");
    }

    private Line.@Nullable Replacement document(Node.Root root, Term.Ref target, Expr.With with, List<Line> lines) {
        List<Value> path = new ArrayList<>();
        for (Term part : target.path()) {
            if (!(part instanceof Term.Constant(Value key, var _))) {
                return refused(with.target().location());
            }
            path.add(key);
        }
        return new Line.Replacement.Document(root, path, value(with.value(), lines));
    }

    private Line.@Nullable Replacement data(List<Value> path, Term.Ref target, Expr.With with, List<Line> lines) {
        for (int i = 1; i < path.size(); i++) {
            RuleNode node = lowering.functions.root().find(path.subList(0, i));
            if (node != null && !node.rules.isEmpty()) {
                lowering.problem(
                        Problem.COMPILE,
                        "with keyword cannot partially replace virtual document(s)",
                        target.location());
                return null;
            }
        }
        // A rule that replaces a document counts as one that reads it, and must not be part of it.
        List<Node> keys = path.stream().<Node>map(Node.Constant::new).toList();
        lowering.reads.add(new Node.Ref(Node.Root.DATA, keys, target.location()));
        return new Line.Replacement.Document(Node.Root.DATA, path, value(with.value(), lines));
    }

    private Line.@Nullable Replacement builtin(String name, Expr.With with, List<Line> lines) {
        Location location = with.target().location();
        Callee.Native builtin = lowering.functions.builtin(name);
        if (builtin == null) {
            return refused(location);
        }
        String complaint = null;
        if (FIXED.contains(name)) {
            complaint = "replacement of \"" + name + "\" invalid";
        } else if (name.startsWith("internal.")) {
            complaint = "replacement of internal function \"" + name + "\" invalid";
        } else if (builtin.isRelation()) {
            complaint = "target must not be a relation";
        } else if (name.equals("print")) {
            complaint = "target must not be a void function";
        }
        if (complaint != null) {
            lowering.problem(Problem.COMPILE, OF_BUILTIN + complaint, location);
            return null;
        }
        return function(builtin, with, lines);
    }

    private Line.Replacement function(Callee target, Expr.With with, List<Line> lines) {
        Term.Ref named = switch (with.value()) {
            case Term.Ref ref when ref.head() instanceof Term.Var -> ref;
            case Term.Var variable -> new Term.Ref(variable, List.of(), variable.location());
            default -> null;
        };
        Callee replacement = named == null ? null : replacement(named);
        if (replacement == null) {
            return new Line.Replacement.Result(target, value(with.value(), lines));
        }
        if (replacement instanceof Callee.Ruled ruled) {
            lowering.calls.add(ruled);
        }
        return new Line.Replacement.Function(target, replacement);
    }

    private @Nullable Callee replacement(Term.Ref named) {
        if (lowering.scope.declared(((Term.Var) named.head()).name()) != null) {
            return null;
        }
        List<Value> path = lowering.functionPath(named);
        return path == null ? lowering.functions.builtin(Lowering.dotted(named)) : lowering.functions.ruled(path);
    }

    private Node value(Term term, List<Line> lines) {
        return lowering.head(term, lines);
    }

    private Line.@Nullable Replacement refused(Location location) {
        lowering.problem(
                Problem.TYPE, "with keyword target must reference existing input, data, or a function", location);
        return null;
    }
}
