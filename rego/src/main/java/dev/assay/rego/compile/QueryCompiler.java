package dev.assay.rego.compile;

import dev.assay.rego.ast.Expr;
import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Module;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Term;
import dev.assay.rego.eval.Rows;
import dev.assay.rego.run.Results;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compiles queries against a policy. */
public final class QueryCompiler {
    private final Compiled policy;
    private final Lowering lowering;
    private final List<Problem> problems;

    private QueryCompiler(Compiled policy, Globals globals, List<Problem> problems) {
        this.policy = policy;
        this.problems = problems;
        this.lowering = new Lowering(globals, policy.functions, null, problems);
    }

    /**
     * Compiles.
     *
     * @param packagePath the package that the query stands in; empty for none
     * @param problems takes what is wrong
     * @return null when something is
     */
    public static @Nullable PreparedQuery compile(
            Compiled policy,
            List<Expr> body,
            List<Value> packagePath,
            List<Module.Import> imports,
            List<Problem> problems) {
        Globals globals = new Globals();
        RuleNode node = packagePath.isEmpty() ? null : policy.rules().find(packagePath);
        if (node != null) {
            node.modules.forEach(module -> globals.rules(packagePath, module.rules()));
        }
        globals.imports(imports);
        return new QueryCompiler(policy, globals, problems)
                .compile(
                        body,
                        () -> Objects.requireNonNull(
                                compile(policy.watchedTwin(), body, packagePath, imports, new ArrayList<>()),
                                "a query that compiles once compiles again"));
    }

    private @Nullable PreparedQuery compile(List<Expr> body, Supplier<PreparedQuery> watched) {
        int before = problems.size();
        lowering.scope.announce(Names.declared(body));
        List<Line> lowered = lowering.bodies().body(body, Set.of());
        List<Rows.Column> columns = new ArrayList<>();
        List<Line> lines = captured(lowered, body.size() > 1 || iterates(body), columns);
        if (problems.size() > before) {
            return null;
        }
        List<Line> ordered = new Safety(lowering.variables, problems).order(lines, new BitSet());
        if (problems.size() > before) {
            return null;
        }
        Chain chain = new Chain();
        Planner planner = new Planner(policy, lowering.variables, new BitSet());
        planner.lines(ordered, chain);
        Rows rows = new Rows(bindings(Mentions.open(ordered)), columns);
        return new PreparedQuery(policy, chain.join(rows), planner.slots(), watched);
    }

    private List<Rows.Binding> bindings(BitSet mentioned) {
        Map<String, Integer> byName = new TreeMap<>();
        mentioned.stream().forEach(slot -> {
            Variable variable = lowering.variables.at(slot);
            if (!variable.generated() && !variable.isWildcard()) {
                byName.put(variable.name(), slot);
            }
        });
        List<Rows.Binding> bindings = new ArrayList<>();
        byName.forEach((name, slot) -> bindings.add(new Rows.Binding(StringValue.of(name), slot)));
        return bindings;
    }

    /** Keeps the values of expressions in variables; then they need not be true to be shown. */
    private List<Line> captured(List<Line> lines, boolean mustHold, List<Rows.Column> columns) {
        List<Line> all = new ArrayList<>();
        List<Line> late = new ArrayList<>();
        for (Line line : lines) {
            if (line.generated()) {
                all.add(line);
                continue;
            }
            Line.Form form = line.form();
            Node.Local value = null;
            if (!line.negated() && form instanceof Line.Form.Truth(Node term)) {
                value = lowering.generated(line.location());
                form = new Line.Form.Equal(value, term, false);
            } else if (!line.negated() && form instanceof Line.Form.Call call && !call.hasOutput()) {
                value = lowering.generated(line.location());
                List<Node> arguments = new ArrayList<>(call.arguments());
                arguments.add(value);
                form = new Line.Form.Call(call.callee(), arguments);
            }
            all.add(line.with(form));
            if (value != null && mustHold) {
                late.add(new Line(new Line.Form.Truth(value), false, List.of(), line.source(), line.location(), true));
            }
            Location location = line.source().location();
            columns.add(new Rows.Column(
                    value == null ? -1 : value.variable().slot(),
                    new Results.ExpressionValue(BooleanValue.TRUE, location.text(), location)));
        }
        all.addAll(late);
        return all;
    }

    /** Whether the query may hold in several ways: a lookup has a variable in it, or a relation is called. */
    private static boolean iterates(List<Expr> body) {
        boolean[] found = {false};
        for (Expr expr : body) {
            switch (expr.form()) {
                case Expr.Form.Truth(Term term) -> iterates(term, found);
                case Expr.Form.SomeIn _ -> found[0] = true;
                case Expr.Form.Every every -> iterates(every.domain(), found);
                case Expr.Form.Some _ -> {}
            }
        }
        return found[0];
    }

    private static void iterates(Term term, boolean[] found) {
        switch (term) {
            case Term.Ref ref -> {
                iterates(ref.head(), found);
                for (Term part : ref.path()) {
                    found[0] |= part instanceof Term.Var;
                    iterates(part, found);
                }
            }
            case Term.Call call -> {
                found[0] |= Lowering.dotted(call.operator()).equals("walk");
                call.arguments().forEach(argument -> iterates(argument, found));
            }
            case Term.ArrayTerm array -> array.elements().forEach(element -> iterates(element, found));
            case Term.SetTerm set -> set.elements().forEach(element -> iterates(element, found));
            case Term.ObjectTerm object ->
                object.entries().forEach(entry -> {
                    iterates(entry.key(), found);
                    iterates(entry.value(), found);
                });
            case Term.Constant _,
                    Term.Var _,
                    Term.ArrayComprehension _,
                    Term.SetComprehension _,
                    Term.ObjectComprehension _,
                    Term.TemplateString _ -> {}
        }
    }
}
