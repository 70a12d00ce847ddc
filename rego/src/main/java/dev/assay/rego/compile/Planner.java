package dev.assay.rego.compile;

import dev.assay.rego.ast.Location;
import dev.assay.rego.eval.Call;
import dev.assay.rego.eval.Check;
import dev.assay.rego.eval.Checks;
import dev.assay.rego.eval.Composites;
import dev.assay.rego.eval.Comprehension;
import dev.assay.rego.eval.Ends;
import dev.assay.rego.eval.Operand;
import dev.assay.rego.eval.Pattern;
import dev.assay.rego.eval.Patterns;
import dev.assay.rego.eval.Print;
import dev.assay.rego.eval.Relate;
import dev.assay.rego.eval.Scalars;
import dev.assay.rego.eval.Step;
import dev.assay.rego.eval.Watched;
import dev.assay.rego.eval.With;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Makes a plan of ordered lines. Since the order is fixed, it is known of each variable at each place whether it is
 * bound there: so every unification becomes an assignment, a comparison or a pattern, and what is bound is read from a
 * slot.
 */
final class Planner {
    final Plans plans;
    private final Variables variables;
    private BitSet bound;
    private int slots;
    private final References references;
    private final Equations equations;

    Planner(Plans plans, Variables variables, BitSet bound) {
        this.plans = plans;
        this.variables = variables;
        this.slots = variables.count();
        this.bound = (BitSet) bound.clone();
        this.references = new References(this);
        this.equations = new Equations(this, references);
    }

    /** The number of slots that the plan needs. */
    int slots() {
        return slots;
    }

    int newSlot() {
        return slots++;
    }

    boolean isBound(Variable variable) {
        return bound.get(variable.slot());
    }

    void bind(Variable variable) {
        bound.set(variable.slot());
    }

    Equations equations() {
        return equations;
    }

    void lines(List<Line> lines, Chain chain) {
        for (Line line : lines) {
            line(line, chain);
        }
    }

    private void line(Line line, Chain chain) {
        if (!plans.watched()) {
            modified(line, chain);
            return;
        }
        List<Watched.Shown> before = shown();
        Chain inner = new Chain();
        modified(line, inner);
        List<Watched.Shown> after = shown();
        Location location = line.location();
        chain.add(next -> new Watched.Line(location, before, inner.join(new Watched.Held(location, after, next))));
    }

    private List<Watched.Shown> shown() {
        List<Watched.Shown> shown = new ArrayList<>();
        bound.stream().filter(slot -> slot < variables.count()).forEach(slot -> {
            Variable variable = variables.at(slot);
            if (!variable.generated() && !variable.isWildcard()) {
                shown.add(new Watched.Shown(variable.name(), slot));
            }
        });
        return shown;
    }

    private void modified(Line line, Chain chain) {
        if (line.with().isEmpty()) {
            form(line, chain);
            return;
        }
        List<With.Change> changes = new ArrayList<>();
        for (Line.Replacement override : line.with()) {
            changes.add(change(override));
        }
        Chain inner = new Chain();
        form(line, inner);
        int documents = plans.documents();
        chain.add(next -> new With(changes, documents, inner.join(new With.Leave(next))));
    }

    private With.Change change(Line.Replacement override) {
        return switch (override) {
            case Line.Replacement.Document(Node.Root root, List<Value> path, Node value) ->
                root == Node.Root.INPUT
                        ? new With.Change.Input(path, operand(value))
                        : new With.Change.Data(path, documents(path), operand(value));
            case Line.Replacement.Result(Callee target, Node value) ->
                new With.Change.Result(target.callable(), operand(value));
            case Line.Replacement.Function(Callee target, Callee replacement) ->
                new With.Change.Function(target.callable(), replacement.callable());
        };
    }

    private BitSet documents(List<Value> path) {
        BitSet numbers = new BitSet();
        RuleNode node = plans.rules().find(path);
        if (node != null) {
            node.walk(each -> {
                if (each.document != null) {
                    numbers.set(each.document.number());
                }
            });
        }
        return numbers;
    }

    private void form(Line line, Chain chain) {
        if (line.negated()) {
            Line settled = references.hoisted(line, chain);
            BitSet before = (BitSet) bound.clone();
            Chain inner = new Chain();
            positive(settled, inner);
            chain.add(new Checks.Not(inner.join(Ends.FOUND)));
            bound = before;
            return;
        }
        positive(line, chain);
    }

    private void positive(Line line, Chain chain) {
        switch (line.form()) {
            case Line.Form.Truth(Node term) -> truth(term, chain);
            case Line.Form.Equal(Node left, Node right, var _) ->
                equations.equate(references.settledIn(left, chain), references.settledIn(right, chain), chain);
            case Line.Form.Call call -> call(call, line.location(), chain);
            case Line.Form.Every every -> chain.add(every(every));
            case Line.Form.Print(List<Node> arguments) -> chain.add(new Print(operands(arguments), line.location()));
        }
    }

    private void truth(Node term, Chain chain) {
        if (!(term instanceof Node.Constant(Value value)) || !value.truthy()) {
            chain.add(new Checks.Truth(operand(references.settled(term, chain))));
        }
    }

    private void call(Line.Form.Call call, Location location, Chain chain) {
        boolean hasOutput = call.hasOutput();
        int inputs = hasOutput ? call.arguments().size() - 1 : call.arguments().size();
        List<Node> arguments = references.settled(call.arguments().subList(0, inputs), chain);
        Operand[] operands = operands(arguments);
        if (call.callee() instanceof Callee.Native relation && relation.isRelation()) {
            Pattern answer =
                    hasOutput ? pattern(references.settled(call.arguments().getLast(), chain)) : Patterns.ANY;
            chain.add(next -> new Relate(relation.builtin(), operands, answer, location, next));
            return;
        }
        if (!hasOutput && inputs == 2 && call.callee().name().equals("equal")) {
            chain.add(new Checks.Equal(operands[0], operands[1]));
            return;
        }
        Operand answer = new Call(call.callee().callable(), operands, location);
        if (hasOutput) {
            Node output = references.settled(call.arguments().getLast(), chain);
            equations.equate(new Node.Ready(answer), output, chain);
        } else {
            chain.add(new Checks.Truth(answer));
        }
    }

    private Check every(Line.Form.Every every) {
        BitSet before = (BitSet) bound.clone();
        Operand domain = operand(every.domain());
        Pattern key = pattern(every.key());
        Pattern value = pattern(every.value());
        Chain inner = new Chain();
        lines(every.body(), inner);
        bound = before;
        return new Checks.Every(domain, key, value, inner.join(Ends.FOUND));
    }

    /** Whether all that a node needs is bound. */
    boolean isGround(Node node) {
        return switch (node) {
            case Node.Constant _, Node.Root _, Node.Collect _, Node.Ready _ -> true;
            case Node.Local(Variable variable) -> isBound(variable);
            case Node.Ref(Node head, List<Node> path, var _) ->
                isGround(head) && path.stream().allMatch(this::isGround);
            case Node.Elements(List<Node> elements) -> elements.stream().allMatch(this::isGround);
            case Node.Members(List<Node> elements) -> elements.stream().allMatch(this::isGround);
            case Node.Entries(List<Node> keys, List<Node> values) ->
                keys.stream().allMatch(this::isGround) && values.stream().allMatch(this::isGround);
        };
    }

    Operand[] operands(List<Node> nodes) {
        return nodes.stream().map(this::operand).toArray(Operand[]::new);
    }

    /** A ground node as an operand. */
    Operand operand(Node node) {
        return switch (node) {
            case Node.Constant(Value value) -> new Scalars.Constant(value);
            case Node.Ready(Operand operand) -> operand;
            case Node.Local(Variable variable) -> {
                if (!isBound(variable)) {
                    throw new IllegalStateException("variable " + variable.name() + " is not bound");
                }
                yield new Scalars.Slot(variable.slot());
            }
            case Node.Ref ref -> references.operand(ref);
            case Node.Elements(List<Node> elements) -> new Composites.Array(operands(elements));
            case Node.Members(List<Node> elements) -> new Composites.Set(operands(elements));
            case Node.Entries(List<Node> keys, List<Node> values) ->
                new Composites.Entries(operands(keys), operands(values));
            case Node.Collect collect -> comprehension(collect);
            case Node.Root root -> throw new IllegalStateException(root + " without a path");
        };
    }

    private Operand comprehension(Node.Collect collect) {
        BitSet before = (BitSet) bound.clone();
        Chain chain = new Chain();
        lines(collect.body(), chain);
        Operand term = operand(collect.term());
        Node key = collect.key();
        Step end = switch (collect.kind()) {
            case ARRAY -> new Ends.Append(term);
            case SET -> new Ends.Member(term);
            case OBJECT -> new Ends.Entry(operand(Objects.requireNonNull(key)), term, collect.location());
        };
        bound = before;
        return new Comprehension(collect.kind(), chain.join(end));
    }

    /** A settled node as a pattern; its free variables are bound from here on. */
    Pattern pattern(Node node) {
        if (node instanceof Node.Local(Variable variable) && !isBound(variable)) {
            if (variable.isWildcard()) {
                return Patterns.ANY;
            }
            bind(variable);
            return new Patterns.Bind(variable.slot());
        }
        if (isGround(node)) {
            return new Patterns.Same(operand(node));
        }
        return switch (node) {
            case Node.Elements(List<Node> elements) ->
                new Patterns.Elements(elements.stream().map(this::pattern).toArray(Pattern[]::new));
            case Node.Entries(List<Node> keys, List<Node> values) ->
                new Patterns.Fields(
                        operands(keys), values.stream().map(this::pattern).toArray(Pattern[]::new));
            default -> throw new IllegalStateException("no pattern: " + node);
        };
    }
}
