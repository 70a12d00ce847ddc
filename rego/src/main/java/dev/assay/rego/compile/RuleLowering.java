package dev.assay.rego.compile;

import dev.assay.rego.ast.Problem;
import dev.assay.rego.ast.Rule;
import dev.assay.rego.ast.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves rules: their arguments, bodies and heads. */
final class RuleLowering {
    private final Globals globals;
    private final Functions functions;
    private final List<Problem> problems;
    private final Reads reads;

    RuleLowering(Globals globals, Functions functions, List<Problem> problems, Reads reads) {
        this.globals = globals;
        this.functions = functions;
        this.problems = problems;
        this.reads = reads;
    }

    /** Resolves a rule and all its {@code else}. */
    LoweredRule lower(Definition definition, Metadata metadata) {
        return lower(definition, definition.rule(), metadata);
    }

    private LoweredRule lower(Definition definition, Rule rule, Metadata metadata) {
        Lowering lowering = new Lowering(globals, functions, metadata, problems);
        List<Term> arguments = definition.rule().head().arguments();
        int before = problems.size();
        List<Node> heads = arguments == null ? List.of() : arguments(arguments, lowering);
        List<Line> late = new ArrayList<>();
        if (arguments == null) {
            reserve(lowering, definition.suffix().size() + (definition.isMultiValue() ? 1 : 0), rule);
        } else {
            heads = patterns(arguments, heads, lowering, late);
        }
        lowering.scope.announce(names(arguments, rule));
        List<Line> lines = new ArrayList<>(lowering.bodies().body(rule.body(), used(rule)));
        lines.addAll(late);
        if (arguments == null) {
            heads = keys(definition, rule, lowering, lines);
        }
        Node value = value(definition, rule, lowering, lines, heads);
        BitSet bound = bound(arguments == null ? List.of() : heads);
        List<Line> ordered = lines;
        if (problems.size() == before) {
            ordered = new Safety(lowering.variables, problems).order(lines, bound);
            head(lowering, ordered, bound, heads, value);
        }
        reads.add(definition, lowering);
        Rule otherwise = rule.otherwise();
        return new LoweredRule(
                rule,
                lowering.variables,
                heads,
                value,
                ordered,
                bound,
                otherwise == null ? null : lower(definition, otherwise, metadata));
    }

    private static void reserve(Lowering lowering, int count, Rule rule) {
        for (int i = 0; i < count; i++) {
            lowering.generated(rule.location());
        }
    }

    /** The slots of arguments come first; a variable that is an argument is kept in the argument's slot. */
    private List<Node> arguments(List<Term> arguments, Lowering lowering) {
        List<Node> heads = new ArrayList<>();
        for (Term argument : arguments) {
            if (argument instanceof Term.Var name
                    && !name.isWildcard()
                    && lowering.scope.declared(name.name()) == null) {
                shadowing(name.name(), argument, lowering);
                Variable variable = lowering.variables.named(name.name(), name.location());
                lowering.scope.declare(name.name(), variable, Scope.Occurrence.ARGUMENT);
                heads.add(new Node.Local(variable));
            } else {
                heads.add(lowering.generated(argument.location()));
            }
        }
        return heads;
    }

    private List<Node> patterns(List<Term> arguments, List<Node> slots, Lowering lowering, List<Line> late) {
        List<Node> heads = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Term argument = arguments.get(i);
            if (slots.get(i) instanceof Node.Local(Variable variable) && variable.generated()) {
                declare(argument, lowering);
                if (argument instanceof Term.Call) {
                    lowering.problem(Problem.COMPILE, "rule arguments cannot contain calls", argument.location());
                }
                heads.add(lowering.head(argument, late));
            } else {
                heads.add(slots.get(i));
            }
        }
        return heads;
    }

    private static void shadowing(String name, Term argument, Lowering lowering) {
        if (name.equals("input") || name.equals("data")) {
            lowering.problem(
                    Problem.COMPILE,
                    "args must not shadow " + name + " (use a different variable name)",
                    argument.location());
        }
    }

    private void declare(Term argument, Lowering lowering) {
        Names.patterns(argument, name -> {
            shadowing(name, argument, lowering);
            if (lowering.scope.declared(name) == null) {
                Variable variable = lowering.variables.named(name, argument.location());
                lowering.scope.declare(name, variable, Scope.Occurrence.ARGUMENT);
            }
        });
    }

    private static Set<String> names(@Nullable List<Term> arguments, Rule rule) {
        Set<String> names = Names.declared(rule.body());
        if (arguments != null) {
            arguments.forEach(argument -> Names.patterns(argument, names::add));
        }
        return names;
    }

    private static Set<String> used(Rule rule) {
        Set<String> used = new HashSet<>();
        rule.head().ref().path().forEach(part -> Names.walk(part, used::add));
        if (rule.head().key() != null) {
            Names.walk(rule.head().key(), used::add);
        }
        if (rule.head().value() != null) {
            Names.walk(rule.head().value(), used::add);
        }
        return used;
    }

    private static List<Node> keys(Definition definition, Rule rule, Lowering lowering, List<Line> lines) {
        List<Node> keys = new ArrayList<>();
        for (Term part : definition.suffix()) {
            keys.add(lowering.head(part, lines));
        }
        Term key = rule.head().key();
        if (key != null) {
            keys.add(lowering.head(key, lines));
        }
        return keys;
    }

    private static Node value(Definition definition, Rule rule, Lowering lowering, List<Line> lines, List<Node> heads) {
        if (definition.isMultiValue()) {
            return heads.getLast();
        }
        Term value = rule.head().value();
        if (value == null) {
            throw new IllegalStateException("a rule of a single value without one");
        }
        return lowering.head(value, lines);
    }

    private static BitSet bound(List<Node> heads) {
        BitSet bound = new BitSet();
        heads.forEach(head -> Mentions.patterns(head, bound));
        return bound;
    }

    /** Complains of variables of the head that the body does not bind. */
    private void head(Lowering lowering, List<Line> lines, BitSet bound, List<Node> heads, Node value) {
        BitSet free = Mentions.open(value);
        heads.forEach(head -> free.or(Mentions.open(head)));
        free.andNot(bound);
        free.andNot(Mentions.open(lines));
        free.stream().forEach(slot -> {
            Variable variable = lowering.variables.at(slot);
            if (!variable.generated()) {
                String name = variable.isWildcard() ? "_" : variable.name();
                problems.add(new Problem(Problem.UNSAFE_VAR, "var " + name + " is unsafe", variable.location()));
            }
        });
    }
}
